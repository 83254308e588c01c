// What every reader of findings must know of the rule that made them.
#ifndef TEXT_RULE_H
#define TEXT_RULE_H

#include "base/buf.h"

enum level { LEVEL_ERROR, LEVEL_WARNING, LEVEL_INFO };
enum confidence { CONFIDENCE_HIGH, CONFIDENCE_MEDIUM, CONFIDENCE_LOW };
// The smallest profile that runs a rule.
enum profile { PROFILE_MIN, PROFILE_BASIC, PROFILE_STANDARD, PROFILE_STRICT };

struct rule_info {
    const char *id;   // "L018"; its first digit is the group
    const char *name; // "hash-cuts-text": names the pattern, not the cure
    unsigned char level, confidence, profile;
    const char *title; // one line
    const char *why;   // what goes wrong
    const char *fix;   // what to do
    const char *bad;   // a fragment over the base playbook; the marked place stands in « »
    const char *good;  // the same, mended
};

const char *level_name(enum level level); // "error"
const char *confidence_name(enum confidence confidence);
const char *profile_name(enum profile profile);

// Why the rule is there, the way out and its examples, in text or in Markdown.
struct str rule_help(struct arena *arena, const struct rule_info *info, bool markdown);
// An example without the marks round the place of a finding, which are for readers of the source.
void rule_example(struct buf *out, const char *marked);

#endif
