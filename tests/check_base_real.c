// Checks logarithm, exponential and root against values computed with more digits elsewhere.
#include "check_base.h"

#include "base/real.h"

static void expect_near(double actual, double wanted) {
    double error = actual > wanted ? actual - wanted : wanted - actual;
    double size = wanted < 0 ? -wanted : wanted;
    ck_assert_msg(error <= 1e-15 * (size + 1e-3), "%.17g instead of %.17g", actual, wanted);
}

START_TEST(logarithms) {
    static const double rows[][2] = {
        {1, 0},
        {2, 0.69314718055994530942},
        {10, 2.30258509299404568402},
        {0.5, -0.69314718055994530942},
        {1e-9, -20.7232658369464111},
        {123456789.0, 18.6314017661680181},
        {1.4142135623730951, 0.34657359027997270},
    };
    EACH(i, rows) expect_near(real_log(rows[i][0]), rows[i][1]);
}
END_TEST

START_TEST(exponentials) {
    static const double rows[][2] = {
        {0, 1},
        {1, 2.71828182845904523536},
        {-1, 0.36787944117144232160},
        {0.1, 1.10517091807564762481},
        {-20, 2.06115362243855782797e-9},
        {20, 485165195.409790277969},
    };
    EACH(i, rows) expect_near(real_exp(rows[i][0]), rows[i][1]);
    ck_assert(real_exp(-1000) == 0);
    ck_assert(real_exp(1000) > 1e300);
}
END_TEST

START_TEST(one_undoes_the_other) {
    for (double x = -30; x < 30; x += 0.37) expect_near(real_log(real_exp(x)), x);
}
END_TEST

START_TEST(roots) {
    ck_assert(real_sqrt(9) == 3);
    ck_assert(real_sqrt(2) == 1.4142135623730951);
    ck_assert(real_sqrt(0) == 0);
}
END_TEST

RUN("real", logarithms, exponentials, one_undoes_the_other, roots)
