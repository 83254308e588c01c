// The words for levels, confidences and profiles.
#include "text/rule.h"

const char *level_name(enum level level) {
    static const char *const names[] = {"error", "warning", "info"};
    return names[level];
}

const char *confidence_name(enum confidence confidence) {
    static const char *const names[] = {"high", "medium", "low"};
    return names[confidence];
}

const char *profile_name(enum profile profile) {
    static const char *const names[] = {"min", "basic", "standard", "strict"};
    return names[profile];
}
