// What SARIF says of a rule.
#ifndef REPORTERS_SARIF_RULE_H
#define REPORTERS_SARIF_RULE_H

#include "base/json.h"
#include "text/rule.h"

const char *sarif_level(enum level level); // "note" for an info
// A reportingDescriptor.
void sarif_write_rule(struct json *json, struct arena *arena, const struct rule_info *info);

#endif
