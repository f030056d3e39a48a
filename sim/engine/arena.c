/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How the field groups share one block, and how the block grows. */
#include "engine/arena.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define ARENA_MAGIC G_GUINT64_CONSTANT (0x414e455241524254) /* "TBRARENA" */
#define ARENA_VERSION 2u
#define ARENA_ALIGNMENT ((gsize) 64) /* a cache line: four heap entries lie in one */
#define ARENA_STEP ((gsize) 4096)    /* bytes that are looked at together when a block is copied */
#define ARENA_PAGE ((gsize) 2 << 20) /* a huge page: a dependent miss costs a sixth on it */

/* ---- memory ---- */

static gsize
round_up (gsize n, gsize unit)
{
  return (n + unit - 1) / unit * unit;
}

/* Large blocks come from the system, page by page as they are used and zeroed by it: a run being
   built grows group by group, and most of each block would be cleared in vain. They lie on huge
   pages where the system gives any. Returns: NULL when there is no memory */
static guint8 *
pages_new (gsize capacity)
{
  gsize length = capacity + ARENA_PAGE;
  guint8 *start = mmap (NULL, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (start == MAP_FAILED)
    return NULL;
  gsize before = round_up ((gsize) start, ARENA_PAGE) - (gsize) start;
  if (before > 0)
    (void) munmap (start, before);
  if (before < ARENA_PAGE)
    (void) munmap (start + before + capacity, ARENA_PAGE - before);
#ifdef MADV_HUGEPAGE
  (void) madvise (start + before, capacity, MADV_HUGEPAGE);
#endif
  return start + before;
}

/* Zeroed memory, cache-line aligned. */
static guint8 *
block_new (gsize length, gsize *out_capacity)
{
  gsize capacity = round_up (length, ARENA_ALIGNMENT);
  gboolean is_large = capacity >= ARENA_PAGE;
  if (is_large)
    capacity = round_up (capacity, ARENA_PAGE);
  guint8 *block = is_large ? pages_new (capacity) : aligned_alloc (ARENA_ALIGNMENT, capacity);
  if (block == NULL)
    g_error ("no memory for a run of %" G_GSIZE_FORMAT " bytes", capacity);
  if (!is_large)
    memset (block, 0, capacity);
  *out_capacity = capacity;
  return block;
}

static gboolean
is_zero (const guint8 *bytes, gsize n)
{
  return bytes[0] == 0 && memcmp (bytes, bytes + 1, n - 1) == 0;
}

/* Copies into a new block and leaves out what is zero there anyway: pages that nothing is written
   to take no memory, and much of a block is room that is not used yet. */
static void
block_fill (guint8 *block, const guint8 *bytes, gsize n)
{
  for (gsize at = 0; at < n; at += ARENA_STEP)
    {
      gsize size = MIN (ARENA_STEP, n - at);
      if (!is_zero (bytes + at, size))
        memcpy (block + at, bytes + at, size);
    }
}

/* Zeroes a part of a block; what is zero is not written to. */
static void
block_zero (guint8 *bytes, gsize n)
{
  if (n < ARENA_STEP)
    memset (bytes, 0, n);
  else
    for (gsize at = 0; at < n; at += ARENA_STEP)
      if (!is_zero (bytes + at, MIN (ARENA_STEP, n - at)))
        memset (bytes + at, 0, MIN (ARENA_STEP, n - at));
}

/* Moves a part of a block up by some bytes, from its end on; zeros are not written over zeros. */
static void
block_shift (guint8 *bytes, gsize n, gsize up)
{
  for (gsize end = n, size; end > 0; end -= size)
    {
      size = MIN (ARENA_STEP, end);
      guint8 *from = bytes + end - size;
      if (is_zero (from, size))
        block_zero (from + up, size);
      else
        memmove (from + up, from, size);
    }
  block_zero (bytes, MIN (up, n));
}

static void
block_free (guint8 *block, gsize capacity)
{
  if (block != NULL && capacity >= ARENA_PAGE)
    (void) munmap (block, capacity);
  else
    free (block);
}

static void
tell_moved (const TbrArena *arena)
{
  if (arena->moved != NULL)
    arena->moved (arena->moved_data);
}

/* ---- layout ---- */

/* Places the groups one behind the other. Returns: bytes in use. */
static gsize
lay_out (TbrArenaHeader *header)
{
  gsize offset = round_up (sizeof (TbrArenaHeader), ARENA_ALIGNMENT);
  for (guint i = 0; i < TBR_GROUPS_MAX; i++)
    {
      TbrArenaSlot *slot = &header->slots[i];
      slot->offset = offset;
      offset += round_up ((gsize) slot->size * slot->capacity, ARENA_ALIGNMENT);
    }
  header->length = offset;
  return offset;
}

static gboolean
is_low (const TbrArenaSlot *slot)
{
  return slot->capacity - slot->count < slot->headroom;
}

static void
update_low (TbrArenaHeader *header)
{
  header->low = 0;
  for (guint i = 0; i < TBR_GROUPS_MAX; i++)
    if (is_low (&header->slots[i]))
      header->low = 1;
}

/* Takes huge pages from groups that would fill them with little: before they are filled. */
static void
spread (const TbrArena *arena, const TbrArenaHeader *layout)
{
#ifdef MADV_NOHUGEPAGE
  for (guint i = 0; i < TBR_GROUPS_MAX && arena->capacity >= ARENA_PAGE; i++)
    {
      const TbrArenaSlot *slot = &layout->slots[i];
      gsize from = round_up (slot->offset, ARENA_PAGE);
      gsize to = (slot->offset + (gsize) slot->size * slot->capacity) / ARENA_PAGE * ARENA_PAGE;
      if (arena->sparse[i] != 0 && to > from)
        (void) madvise (arena->block + from, to - from, MADV_NOHUGEPAGE);
    }
#endif
}

/* Shifts the groups up in their block, the last one first, and zeroes what they leave. */
static void
move_within (TbrArena *arena, const TbrArenaHeader *wanted)
{
  for (guint i = TBR_GROUPS_MAX; i-- > 0;)
    {
      const TbrArenaSlot *from = &arena->header->slots[i];
      gsize used = (gsize) from->size * from->count, up = wanted->slots[i].offset - from->offset;
      if (used == 0 || up == 0)
        continue;
      block_shift (arena->block + from->offset, used, up);
    }
}

static void
move_out (TbrArena *arena, const TbrArenaHeader *wanted)
{
  TbrArena old = *arena;
  arena->block = block_new (wanted->length + wanted->length / 2, &arena->capacity);
  spread (arena, wanted);
  for (guint i = 0; i < TBR_GROUPS_MAX; i++)
    {
      const TbrArenaSlot *from = &old.header->slots[i];
      block_fill (arena->block + wanted->slots[i].offset, old.block + from->offset,
                  (gsize) from->size * from->count);
    }
  block_free (old.block, old.capacity);
}

/* Gives the groups the capacities that stand in @wanted, none of them smaller than it is: within
   the block while it has room, else in one with half as much again, so that a run that is being
   built group by group seldom has to leave it. */
static void
move_to (TbrArena *arena, TbrArenaHeader *wanted)
{
  if (lay_out (wanted) <= arena->capacity)
    {
      spread (arena, wanted);
      move_within (arena, wanted);
    }
  else
    move_out (arena, wanted);
  memcpy (arena->block, wanted, sizeof *wanted);
  update_low (arena->header);
  tell_moved (arena);
}

/* Room for @needed elements, and half as many again so that growing stays rare. */
static guint32
grown (const TbrArenaSlot *slot, guint64 needed)
{
  guint64 capacity = MAX (needed, slot->capacity + (guint64) slot->capacity / 2);
  g_assert (capacity < TBR_NONE);
  return (guint32) capacity;
}

/* ---- the life of an arena ---- */

void
tbr_arena_init (TbrArena *arena, const TbrArenaGroup *groups, guint n_groups)
{
  TbrArenaHeader header = { .magic = ARENA_MAGIC, .version = ARENA_VERSION };
  memset (arena, 0, sizeof *arena);
  for (guint i = 0; i < n_groups; i++)
    {
      const TbrArenaGroup *group = &groups[i];
      g_assert (group->index < TBR_GROUPS_MAX && header.slots[group->index].size == 0);
      g_assert (group->size > 0 && group->size % 4 == 0);
      arena->names[group->index] = group->name;
      arena->sparse[group->index] = group->sparse != 0;
      header.slots[group->index] = (TbrArenaSlot){ .capacity = 2 * group->headroom,
                                                   .size = group->size,
                                                   .headroom = group->headroom };
    }
  gsize length = lay_out (&header);
  arena->block = block_new (length, &arena->capacity);
  memcpy (arena->block, &header, sizeof header);
}

void
tbr_arena_clear (TbrArena *arena)
{
  block_free (arena->block, arena->capacity);
  memset (arena, 0, sizeof *arena);
}

void
tbr_arena_copy (TbrArena *arena, const TbrArena *source)
{
  gsize length = source->header->length;
  *arena = (TbrArena){ 0 };
  memcpy (arena->names, source->names, sizeof arena->names);
  memcpy (arena->sparse, source->sparse, sizeof arena->sparse);
  arena->block = block_new (length, &arena->capacity);
  spread (arena, source->header);
  block_fill (arena->block, source->block, length);
}

/* Whether @header, read from a file, describes the groups of @arena within @n bytes. */
static gboolean
is_same_layout (const TbrArena *arena, const TbrArenaHeader *header, gsize n)
{
  TbrArenaHeader own = *header;
  if (header->magic != ARENA_MAGIC || header->version != ARENA_VERSION || header->length != n)
    return FALSE;
  for (guint i = 0; i < TBR_GROUPS_MAX; i++)
    {
      const TbrArenaSlot *slot = &header->slots[i];
      const TbrArenaSlot *mine = &arena->header->slots[i];
      if (slot->size != mine->size || slot->headroom != mine->headroom
          || slot->count > slot->capacity)
        return FALSE;
    }
  if (lay_out (&own) != n)
    return FALSE;
  return memcmp (own.slots, header->slots, sizeof own.slots) == 0;
}

gboolean
tbr_arena_empty (TbrArena *arena, const TbrArenaHeader *header, gsize n)
{
  gsize capacity;
  g_assert (!arena->sealed);
  if (n < sizeof *header || !is_same_layout (arena, header, n))
    return FALSE;
  guint8 *block = block_new (n, &capacity);
  memcpy (block, header, sizeof *header);
  block_free (arena->block, arena->capacity);
  arena->block = block;
  arena->capacity = capacity;
  spread (arena, header);
  tell_moved (arena);
  return TRUE;
}

gboolean
tbr_arena_load (TbrArena *arena, gconstpointer bytes, gsize n)
{
  TbrArenaHeader header;
  if (n < sizeof header)
    return FALSE;
  memcpy (&header, bytes, sizeof header);
  if (!tbr_arena_empty (arena, &header, n))
    return FALSE;
  block_fill (arena->block, bytes, n);
  return TRUE;
}

/* ---- growing ---- */

void
tbr_arena_reserve (TbrArena *arena, guint group, guint32 count)
{
  TbrArenaHeader wanted = *arena->header;
  TbrArenaSlot *slot = &wanted.slots[group];
  guint64 needed = (guint64) slot->count + count + slot->headroom;
  g_assert (!arena->sealed && slot->size > 0);
  if (needed <= slot->capacity)
    return;
  slot->capacity = grown (slot, needed);
  move_to (arena, &wanted);
}

void
tbr_arena_restore_headroom (TbrArena *arena)
{
  g_assert (!arena->sealed);
  if (!arena->header->low)
    return;
  TbrArenaHeader wanted = *arena->header;
  for (guint i = 0; i < TBR_GROUPS_MAX; i++)
    {
      TbrArenaSlot *slot = &wanted.slots[i];
      if (is_low (slot))
        slot->capacity = grown (slot, (guint64) slot->count + 2 * (guint64) slot->headroom);
    }
  move_to (arena, &wanted);
}

guint32
tbr_arena_add (TbrArena *arena, guint group, guint32 count)
{
  TbrArenaSlot *slot = &arena->header->slots[group];
  if (slot->capacity - slot->count < count)
    {
      if (arena->sealed)
        g_error ("%s: %u more inside one event is over the headroom of %u",
                 arena->names[group] != NULL ? arena->names[group] : "group", count,
                 slot->headroom);
      tbr_arena_reserve (arena, group, count);
      slot = &arena->header->slots[group];
    }
  guint32 first = slot->count;
  slot->count += count;
  block_zero (arena->block + slot->offset + (gsize) first * slot->size, (gsize) count * slot->size);
  if (is_low (slot))
    arena->header->low = 1;
  return first;
}
