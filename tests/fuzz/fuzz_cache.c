// Fuzzes what is kept of a playbook: the bytes say what is forged of it, the sum is made right
// again.
#include "api/compiled.c" // for its checksum

#include <stdlib.h>

static const char book[] =
    "empower: 1\nplaybook: shop\ntitle: Shop\nlanguage: en\ncurrency: USD\n"
    "applies_to: {channels: [phone]}\n"
    "roles: {agent: {title: Agent, reports_to: lead}, lead: {title: Lead, same_as: agent}}\n"
    "teams: {shop: {roles: [agent, lead]}}\n"
    "words: {refund: [money back]}\n"
    "gestures: {refund: {title: Refund, authority: [agent: $20 per order, lead: $100 per order]}}\n"
    "escalations: {hurt: {title: Somebody is hurt, to: lead}}\n"
    "scenarios:\n"
    "  late: {title: The parcel is late, channels: [phone], teams: [shop], offer_in_order: [refund],\n"
    "    signals: [my parcel has not come, '/where is (it|my order)/'], not_signals: [gift card]}\n"
    "  rude: {title: Somebody was rude, roles: [agent], signals: [the woman at the till was rude]}\n";

static const struct emp_file file = {"book.yaml", book, sizeof book - 1};
static const struct emp_ask_options asker = {.role = "agent", .json = true};

struct bytes {
    char *ptr;
    size_t len;
};

static int keep(void *context, const char *bytes, size_t len) {
    struct bytes *kept = context;
    kept->ptr = malloc(len);
    if (!kept->ptr) abort();
    memcpy(kept->ptr, bytes, len);
    kept->len = len;
    return 0;
}

static int look_at(void *context, const char *bytes, size_t len) {
    (void)context;
    for (size_t i = 0; i < len; i++) // no control character may come out
        if ((unsigned char)bytes[i] < 0x20 && bytes[i] != '\n') abort();
    return 0;
}

static struct bytes compile_book(void) {
    struct emp_playbook *playbook;
    struct bytes kept = {NULL, 0};
    if (emp_read(&playbook, &file, 1, NULL, NULL) != EMP_OK ||
        emp_compile(playbook, &asker, keep, &kept) != EMP_OK)
        abort();
    emp_free(playbook);
    return kept;
}

// Four bytes each: where, and what stands there instead.
static void patch(struct str body, char *to, const uint8_t *data, size_t size) {
    for (size_t i = 0; i + 4 <= size; i += 4) {
        size_t at = (size_t)data[i] | (size_t)data[i + 1] << 8 | (size_t)data[i + 2] << 16;
        to[at % body.len] = (char)data[i + 3];
    }
}

static void ask_all(const struct bytes *kept) {
    static const char words[] = "where is my paarcel, I want my money back";
    struct emp_compiled compiled = {&asker, kept->ptr, kept->len};
    struct emp_playbook *playbook;
    struct emp_ask_view view = {.chosen = 1};
    enum emp_match match;
    bool answered;
    if (emp_read_compiled(&playbook, &file, 1, NULL, NULL, &compiled) != EMP_OK) abort();
    emp_ask(&match, playbook, words, sizeof words - 1, &asker, look_at, NULL);
    emp_ask(&match, playbook, "gift card", 9, &asker, look_at, NULL);
    emp_ask_screen(&view, playbook, "late", 4, &asker, look_at, NULL);
    emp_ask_line(&answered, playbook, words, sizeof words - 1, NULL, look_at, NULL);
    emp_free(playbook);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static struct bytes right;
    if (!right.ptr) right = compile_book();
    struct bytes forged = {malloc(right.len), right.len};
    struct head head;
    if (!forged.ptr) abort();
    memcpy(forged.ptr, right.ptr, right.len);
    memcpy(&head, right.ptr, sizeof head);
    size_t start = sizeof head + head.key_len;
    struct str body = str_from((struct str){forged.ptr, forged.len}, start);
    patch(body, forged.ptr + start, data, size);
    head.checksum = checksum(body);
    memcpy(forged.ptr, &head, sizeof head);
    ask_all(&forged);
    free(forged.ptr);
    return 0;
}
