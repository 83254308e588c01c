// Logarithm, exponential and root that give the same bits on every machine.
#ifndef BASE_REAL_H
#define BASE_REAL_H

// The C library's own differ in the last bit between versions and processors, and with them scores
// would; loading its mathematics also costs a fifth of an empty program's start-up time.

double real_log(double x);  // natural; x > 0
double real_exp(double x);  // 0 below -700, infinite above 700
double real_sqrt(double x); // exact by IEEE 754; x >= 0

#endif
