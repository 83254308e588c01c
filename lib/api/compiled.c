// Keeps of a playbook what answering a question takes, and takes it up again.
#include "api/compiled.h"

#include "api/ask.h"
#include "cards/keep.h"

enum { FORMAT = 1, NAME_DIGITS = EMP_COMPILED_NAME - 1 };

// How the bytes begin. Behind it stand the key, the files as they were, and what is packed.
struct head {
    char magic[8];
    uint64_t key_len;  // of the key and the files, with what fills them up
    uint64_t checksum; // of what is packed
};
static const char magic[8] = "empower";

struct kept {
    struct arena *arena;
    struct str body;        // all of it, packed
    struct playbook *model; // NULL: not unpacked yet
    struct str lookup;      // packed
    // The cards of all scenarios, for one asker; `asked` is false where there are none.
    bool asked;
    struct str role, as_of;
    struct str cards; // packed, one behind the other
    uint32_t *places; // of each scenario's card
    size_t n_places;
};

// Finds what a disk or a half-written file does, and any single change for certain, for each step
// has an inverse. Whoever forges bytes could forge any sum; that is what the bounds of pack are
// for.
enum { LANES = 4, BLOCK = 8 * LANES };

static uint64_t mix(uint64_t sum, uint64_t bits) {
    sum = (sum ^ bits) * 0x9E3779B97F4A7C15u;
    return sum << 29 | sum >> 35;
}

static uint64_t word_at(const char *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

static void mix_blocks(uint64_t lanes[LANES], const char *at, const char *end) {
    uint64_t a = lanes[0], b = lanes[1], c = lanes[2], d = lanes[3];
    for (; at < end; at += BLOCK) {
        a = mix(a, word_at(at));
        b = mix(b, word_at(at + 8));
        c = mix(c, word_at(at + 16));
        d = mix(d, word_at(at + 24));
    }
    lanes[0] = a, lanes[1] = b, lanes[2] = c, lanes[3] = d;
}

static uint64_t checksum(struct str bytes) {
    uint64_t lanes[LANES] = {1, 2, 3, 4}, sum = bytes.len;
    size_t whole = bytes.len / BLOCK * BLOCK;
    char last[BLOCK] = {0};
    if (whole) mix_blocks(lanes, bytes.ptr, bytes.ptr + whole);
    if (bytes.len > whole) memcpy(last, bytes.ptr + whole, bytes.len - whole);
    mix_blocks(lanes, last, last + BLOCK);
    for (int i = 0; i < LANES; i++) sum = mix(sum, lanes[i]);
    return sum;
}

// ---- the key ----

// All that an answer rests on but what the files say: that is compared byte by byte.
struct basis {
    const struct emp_file *files;
    size_t n;
    struct yaml_limits limits;
    const struct emp_ask_options *options;
};

static struct str or_none(const char *text) {
    return text ? str_of(text) : (struct str){NULL, 0};
}

static void put_raw(struct pack *pack, const void *bytes, size_t len) {
    struct str raw = {bytes, len};
    pack_bytes(pack, &raw);
}

static void put_text(struct pack *pack, const char *text) {
    struct str str = or_none(text);
    pack_bytes(pack, &str);
}

// What is packed lies as it lies in memory: so the machine is part of the key, as is the build.
static struct str key_of(struct arena *arena, const struct basis *basis) {
    const size_t machine[] = {FORMAT, sizeof(size_t), alignof(max_align_t)};
    const float real = 1.25f;
    struct buf out = buf_new(arena);
    struct pack pack = pack_writer(&out);
    bool asked = basis->options != NULL;
    put_raw(&pack, machine, sizeof machine);
    put_raw(&pack, &real, sizeof real);
    put_text(&pack, build_digest);
    put_raw(&pack, &basis->limits, sizeof basis->limits);
    pack_flag(&pack, &asked);
    put_text(&pack, asked ? basis->options->role : NULL);
    put_text(&pack, asked ? basis->options->as_of : NULL);
    put_raw(&pack, &basis->n, sizeof basis->n);
    for (size_t i = 0; i < basis->n; i++) {
        put_text(&pack, basis->files[i].name);
        put_raw(&pack, &basis->files[i].len, sizeof basis->files[i].len);
    }
    return buf_str(&out);
}

struct name_job {
    struct basis basis;
    char *out;
};

static void find_name(struct emp_playbook *alone, void *arguments) {
    const struct name_job *job = arguments;
    uint64_t sum = checksum(key_of(&alone->scratch, &job->basis));
    for (size_t i = 0; i < job->basis.n; i++) {
        const struct emp_file *file = &job->basis.files[i];
        sum = mix(sum, checksum((struct str){file->bytes, file->len}));
    }
    for (int i = NAME_DIGITS; i-- > 0; sum >>= 4) job->out[i] = "0123456789abcdef"[sum & 0xF];
    job->out[NAME_DIGITS] = '\0';
}

enum emp_status emp_compiled_name(char out[EMP_COMPILED_NAME], const struct emp_file *files,
                                  size_t n, const struct emp_limits *limits,
                                  const struct emp_ask_options *options) {
    struct name_job job = {{files, n, limits_of(limits), options}, out};
    out[0] = '\0';
    return door_alone(find_name, &job);
}

// ---- packing ----

static void pack_body(struct pack *pack, struct kept *kept) {
    shown_pack(pack, kept->model);
    pack_flag(pack, &kept->asked);
    pack_text(pack, &kept->role);
    pack_text(pack, &kept->as_of);
    pack_bytes(pack, &kept->lookup);
    pack_bytes(pack, &kept->cards);
    kept->n_places = pack_count(pack, kept->n_places, sizeof *kept->places);
    pack_numbers(pack, &kept->places, kept->n_places, kept->cards.len, false);
    pack->bad |= kept->asked && kept->n_places != kept->model->scenarios.n;
}

struct compile_job {
    const struct emp_ask_options *options;
    struct sink sink;
};

static void pack_cards(struct emp_playbook *playbook, struct kept *kept,
                       const struct card_options *about) {
    const struct playbook *model = playbook->model;
    struct arena *scratch = &playbook->scratch;
    struct buf out = buf_new(scratch);
    struct pack pack = pack_writer(&out);
    kept->asked = true;
    kept->n_places = model->scenarios.n;
    kept->places = arena_array(scratch, uint32_t, kept->n_places);
    for (size_t i = 0; i < kept->n_places; i++) {
        kept->places[i] = (uint32_t)out.len;
        card_pack(&pack, model, card_make(scratch, model, &model->scenarios.items[i], *about));
    }
    kept->cards = buf_str(&out);
}

static bool pack_lookup(struct emp_playbook *playbook, struct kept *kept) {
    struct buf out = buf_new(&playbook->scratch);
    struct pack pack = pack_writer(&out);
    ask_prepare(playbook);
    if (!lookup_pack(&pack, playbook->lookup)) return false;
    kept->lookup = buf_str(&out);
    return true;
}

static size_t filled(size_t len) {
    return (len + PACK_ALIGNMENT - 1) / PACK_ALIGNMENT * PACK_ALIGNMENT;
}

static void add_filled(struct buf *out, struct str bytes) {
    buf_add(out, bytes);
    buf_repeat(out, '\0', filled(bytes.len) - bytes.len);
}

static void add_key(struct emp_playbook *playbook, struct buf *out,
                    const struct emp_ask_options *options) {
    const struct sources *sources = &playbook->sources;
    struct emp_file *files = arena_array(&playbook->scratch, struct emp_file, sources->files.n);
    struct basis basis = {files, sources->files.n, playbook->limits, options};
    for (size_t i = 0; i < basis.n; i++) {
        const struct source *source = &sources->files.items[i];
        files[i] = (struct emp_file){str_dup(&playbook->scratch, source->name).ptr,
                                     source->bytes.ptr, source->bytes.len};
    }
    add_filled(out, key_of(&playbook->scratch, &basis));
    for (size_t i = 0; i < basis.n; i++) add_filled(out, sources->files.items[i].bytes);
}

static void write_kept(struct emp_playbook *playbook, const struct compile_job *job,
                       struct kept *kept) {
    struct head head = {0};
    struct buf out = buf_new(&playbook->scratch);
    add_filled(&out, (struct str){(const char *)&head, sizeof head});
    add_key(playbook, &out, job->options);
    head.key_len = out.len - sizeof head;
    struct pack pack = pack_writer(&out);
    pack_body(&pack, kept);
    memcpy(head.magic, magic, sizeof magic);
    head.checksum = checksum(str_from(buf_str(&out), sizeof head + head.key_len));
    memcpy(out.ptr, &head, sizeof head);
    if (pack.bad)
        door_refuse(playbook, EMP_OVER_LIMIT, "The playbook is too large to be kept.");
    else
        sink_buf(playbook, &job->sink, &out);
}

static void compile(struct emp_playbook *playbook, void *arguments) {
    const struct compile_job *job = arguments;
    const struct emp_ask_options *options = job->options;
    struct lookup_query query = {0};
    struct card_options about = {0};
    struct kept kept = {.model = playbook->model};
    if (playbook->read.list.n || playbook->read.dropped) {
        door_refuse(playbook, EMP_BROKEN, "A playbook with mistakes is not kept.");
        return;
    }
    if (options && !ask_read(playbook, options, S(""), &query, &about)) return;
    if (!pack_lookup(playbook, &kept)) {
        door_refuse(playbook, EMP_OVER_LIMIT, "The playbook is too large to be kept, or empty.");
        return;
    }
    if (options) {
        kept.role = or_none(options->role);
        kept.as_of = or_none(options->as_of);
        pack_cards(playbook, &kept, &about);
    }
    write_kept(playbook, job, &kept);
}

enum emp_status emp_compile(struct emp_playbook *playbook, const struct emp_ask_options *options,
                            emp_write *write, void *context) {
    struct compile_job job = {options, {write, context}};
    return door_open(playbook, compile, &job);
}

bool emp_is_compiled(const struct emp_playbook *playbook) {
    return playbook->kept != NULL;
}

// ---- taking it up again ----

// Bytes that do not begin where numbers may lie are copied.
static struct str aligned(struct arena *arena, struct str bytes) {
    if ((uintptr_t)bytes.ptr % PACK_ALIGNMENT == 0) return bytes;
    char *copy = arena_alloc(arena, bytes.len, PACK_ALIGNMENT);
    memcpy(copy, bytes.ptr, bytes.len);
    return (struct str){copy, bytes.len};
}

// Steps over bytes that are as expected.
static bool step_over(struct str *rest, struct str expected) {
    if (!str_starts(*rest, expected) || filled(expected.len) > rest->len) return false;
    *rest = str_from(*rest, filled(expected.len));
    return true;
}

struct kept *kept_open(struct arena *arena, const struct emp_compiled *compiled,
                       const struct emp_file *files, size_t n, const struct yaml_limits *limits) {
    struct str rest = {compiled->bytes, compiled->len};
    struct basis basis = {files, n, *limits, compiled->options};
    struct head head;
    if (rest.len < sizeof head) return NULL;
    memcpy(&head, rest.ptr, sizeof head);
    rest = str_from(rest, sizeof head);
    if (memcmp(head.magic, magic, sizeof magic) != 0 || head.key_len > rest.len) return NULL;
    struct str body = str_from(rest, head.key_len);
    bool good = step_over(&rest, key_of(arena, &basis));
    for (size_t i = 0; good && i < n; i++)
        good = step_over(&rest, (struct str){files[i].bytes, files[i].len});
    if (!good || rest.len != body.len || head.checksum != checksum(body)) return NULL;
    struct kept *kept = arena_new(arena, struct kept);
    *kept = (struct kept){.arena = arena, .body = aligned(arena, body)};
    return kept;
}

// What may run out of memory is done on a copy: then it is as if nothing had been done.
static bool unpack(struct kept *kept) {
    struct kept copy = *kept;
    struct pack pack = pack_reader(kept->arena, kept->body);
    if (kept->model) return true;
    copy.model = arena_new(kept->arena, struct playbook);
    pack_body(&pack, &copy);
    if (!pack.bad) *kept = copy;
    return !pack.bad;
}

struct playbook *kept_model(struct kept *kept) {
    return unpack(kept) ? kept->model : NULL;
}

struct lookup *kept_lookup(struct kept *kept, const struct playbook *model) {
    if (!unpack(kept)) return NULL;
    struct pack pack = pack_reader(kept->arena, kept->lookup);
    return lookup_unpack(&pack, model);
}

static bool is_same(struct str kept, const char *text) {
    return text ? kept.ptr && str_eq(kept, str_of(text)) : !kept.ptr;
}

bool kept_is_for(const struct kept *kept, const struct emp_ask_options *options) {
    return kept->asked && is_same(kept->role, options->role) &&
           is_same(kept->as_of, options->as_of);
}

struct card *kept_card(const struct kept *kept, struct arena *scratch,
                       const struct scenario *scenario) {
    struct card *card = arena_new(scratch, struct card);
    size_t i = (size_t)(scenario - kept->model->scenarios.items);
    struct pack pack = pack_reader(scratch, str_from(kept->cards, kept->places[i]));
    card_pack(&pack, kept->model, card);
    return !pack.bad && card->scenario == scenario ? card : NULL;
}
