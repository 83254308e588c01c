// The door: the one setjmp, the arenas of a call, and the message of a call that was refused.
#include "api/door.h"

#include "decide/authority.h"
#include "model/nearest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

void door_init(struct emp_playbook *playbook, struct allocator memory, size_t limit) {
    arena_init(&playbook->arena, memory, limit);
    arena_init(&playbook->checks, memory, limit);
    arena_init(&playbook->scratch, memory, limit);
}

void door_close(struct emp_playbook *playbook) {
    arena_free(&playbook->scratch);
    arena_free(&playbook->checks);
    arena_free(&playbook->arena);
}

void door_refuse(struct emp_playbook *playbook, enum emp_status status, const char *format, ...) {
    va_list args;
    va_start(args, format);
    vsnprintf(playbook->message, sizeof playbook->message, format, args);
    va_end(args);
    playbook->status = status;
}

// Was it a limit, and not the end of memory?
static bool take_fault(struct emp_playbook *playbook) {
    struct arena *arenas[] = {&playbook->arena, &playbook->checks, &playbook->scratch};
    bool over = false;
    for (size_t i = 0; i < 3; i++) {
        over |= arenas[i]->fault == ARENA_OVER_LIMIT;
        arenas[i]->fault = ARENA_OK;
    }
    return over;
}

static void ran_out(struct emp_playbook *playbook, struct emp_playbook *other) {
    bool over = take_fault(playbook);
    if (other) over |= take_fault(other);
    if (over)
        door_refuse(playbook, EMP_OVER_LIMIT, "The playbook is larger than the limits allow.");
    else
        door_refuse(playbook, EMP_NO_MEMORY, "There is no memory left.");
}

static void set_door(struct emp_playbook *playbook, jmp_buf *door) {
    if (playbook) playbook->arena.door = playbook->checks.door = playbook->scratch.door = door;
}

// A call that ran out while it read may have left a child.
static void empty_scratch(struct emp_playbook *playbook) {
    if (playbook->arena.child) arena_child_free(&playbook->arena);
    if (playbook->scratch.child) arena_child_free(&playbook->scratch);
    arena_reset(&playbook->scratch, (struct arena_mark){0});
}

static enum emp_status open(struct emp_playbook *playbook, struct emp_playbook *other, bool reading,
                            door_job *job, void *arguments) {
    jmp_buf door;
    playbook->status = EMP_OK;
    playbook->message[0] = '\0';
    set_door(playbook, &door);
    set_door(other, &door);
    // What a call that ran out had made of the playbook stays: something may point to it already.
    if (setjmp(door)) {
        ran_out(playbook, other);
    } else {
        if (reading) read_now(playbook);
        if (other) read_now(other);
        job(playbook, arguments);
    }
    set_door(playbook, NULL);
    set_door(other, NULL);
    empty_scratch(playbook);
    if (other) empty_scratch(other);
    return playbook->status;
}

enum emp_status door_open_both(struct emp_playbook *playbook, struct emp_playbook *other,
                               door_job *job, void *arguments) {
    return open(playbook, other, true, job, arguments);
}

enum emp_status door_open(struct emp_playbook *playbook, door_job *job, void *arguments) {
    return open(playbook, NULL, true, job, arguments);
}

enum emp_status door_open_unread(struct emp_playbook *playbook, door_job *job, void *arguments) {
    return open(playbook, NULL, false, job, arguments);
}

enum emp_status door_alone(door_job *job, void *arguments) {
    struct emp_playbook alone = {0};
    door_init(&alone, allocator_malloc, 0);
    enum emp_status status = door_open(&alone, job, arguments);
    door_close(&alone);
    return status;
}

void sink_buf(struct emp_playbook *playbook, const struct sink *sink, const struct buf *buf) {
    if (playbook->status == EMP_OK && buf->len && sink->write(sink->context, buf->ptr, buf->len))
        door_refuse(playbook, EMP_WRITE_FAILED, "The answer could not be written.");
}

void door_refuse_name(struct emp_playbook *playbook, const char *what, const char *name,
                      bool (*at)(struct emp_item *out, size_t i)) {
    struct nearest nearest = nearest_to(str_of(name));
    struct buf all = buf_new(&playbook->scratch);
    struct emp_item item;
    for (size_t i = 0; at(&item, i); i++) {
        nearest_try(&nearest, str_of(item.name));
        buf_fmt(&all, "%s%s", i ? ", " : "", item.name);
    }
    if (nearest.best.len)
        door_refuse(playbook, EMP_BAD_ARGUMENT, "There is no %s \"%s\". Did you mean \"%.*s\"?",
                    what, name, S_ARG(nearest.best));
    else
        door_refuse(playbook, EMP_BAD_ARGUMENT, "There is no %s \"%s\". There are: %.*s.", what,
                    name, S_ARG(buf_str(&all)));
}

bool read_role(struct emp_playbook *playbook, const char *id, int32_t *out) {
    *out = -1;
    if (!id) return true;
    const struct playbook *model = playbook->model;
    const struct entry *role = playbook_find(model, KIND_ROLE, str_of(id));
    if (role) {
        *out = (int32_t)((const struct role *)(const void *)role - model->roles.items);
        return true;
    }
    struct str lacks = playbook_lacks(&playbook->scratch, model, KIND_ROLE, str_of(id));
    door_refuse(playbook, EMP_NOT_FOUND, "%.*s", S_ARG(lacks));
    return false;
}

bool read_as_of(struct emp_playbook *playbook, const char *text, struct date *out) {
    *out = playbook->model ? playbook_first_day(playbook->model) : (struct date){0};
    if (!text) return true;
    struct str error = {0}, better = {0};
    if (date_read(&playbook->scratch, str_of(text), out, &error, &better)) return true;
    if (better.len)
        door_refuse(playbook, EMP_BAD_ARGUMENT, "The date \"%s\" cannot be read: %.*s Write %.*s.",
                    text, S_ARG(error), S_ARG(better));
    else
        door_refuse(playbook, EMP_BAD_ARGUMENT, "The date \"%s\" cannot be read: %.*s", text,
                    S_ARG(error));
    return false;
}
