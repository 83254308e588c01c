// How paper looks where no organisation says otherwise.
#include "doc/doc.h"

// Every colour of type has a contrast of at least 4.5 to 1 against white and against its ground.
const struct doc_theme doc_usual_theme = {
    .colors =
        {
            [DOC_INK] = 0x1c212b,
            [DOC_MUTED] = 0x545e6e,
            [DOC_AGENT] = 0x0a4d6b,
            [DOC_CUSTOMER] = 0x7a295e,
            [DOC_OBSERVER] = 0x295c2e,
            [DOC_FACILITATOR] = 0x8c4505,
            [DOC_WARNING] = 0x9e380d,
            [DOC_WARM] = 0xfef4ec,
            [DOC_RULE] = 0xc7cfd9,
            [DOC_BAND] = 0xf1f4f7,
        },
};
