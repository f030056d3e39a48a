/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Knows what an arena keeps while it grows, is copied and is loaded. */
#include "engine/arena.h"

#include <string.h>

#define GROUP_SMALL 9
#define GROUP_LARGE 30
#define GROUP_POOL 50

typedef struct
{
  TbrPoolLink link;
  guint32 value;
} Patient;

static const TbrArenaGroup groups[] = {
  { GROUP_LARGE, "large", 20, 16 },
  { GROUP_SMALL, "small", sizeof (guint32), 4 },
  { GROUP_POOL, "pool", sizeof (Patient), 1 },
};

static void
count_moves (gpointer data)
{
  ++*(guint *) data;
}

static void
test_arena_starts_empty_with_room (void)
{
  TbrArena arena;
  tbr_arena_init (&arena, groups, G_N_ELEMENTS (groups));
  g_assert_cmpuint (tbr_arena_count (&arena, GROUP_SMALL), ==, 0);
  g_assert_cmpuint (arena.header->slots[GROUP_SMALL].capacity, ==, 8);
  g_assert_cmpuint (arena.header->low, ==, 0);
  for (guint i = 0; i < TBR_GROUPS_MAX; i++)
    g_assert_cmpuint (arena.header->slots[i].offset % 64, ==, 0);
  g_assert_cmpuint ((guintptr) arena.block % 64, ==, 0);
  tbr_arena_clear (&arena);
}

static void
test_arena_keeps_its_elements_while_it_grows (void)
{
  TbrArena arena;
  guint moves = 0;
  tbr_arena_init (&arena, groups, G_N_ELEMENTS (groups));
  arena.moved = count_moves;
  arena.moved_data = &moves;
  for (guint32 i = 0; i < 100000; i++)
    {
      g_assert_cmpuint (tbr_arena_add (&arena, GROUP_SMALL, 1), ==, i);
      tbr_arena_get (&arena, GROUP_SMALL, guint32)[i] = i * 3;
      if (i % 10 == 0)
        tbr_arena_add (&arena, GROUP_LARGE, 2);
    }
  g_assert_cmpuint (moves, >, 5);
  g_assert_cmpuint (moves, <, 100);
  for (guint32 i = 0; i < 100000; i++)
    g_assert_cmpuint (tbr_arena_get (&arena, GROUP_SMALL, guint32)[i], ==, i * 3);
  g_assert_cmpuint (tbr_arena_count (&arena, GROUP_LARGE), ==, 20000);
  tbr_arena_clear (&arena);
}

/* Groups that grow in turn are shifted in their block, and at times leave it: what is no element is
   zero all the same, so that equal runs are saved to equal bytes. */
static void
test_arena_leaves_nothing_behind_when_groups_shift (void)
{
  static const guint order[] = { GROUP_SMALL, GROUP_POOL, GROUP_LARGE, GROUP_SMALL, GROUP_LARGE };
  TbrArena arena;
  guint same_block = 0;
  tbr_arena_init (&arena, groups, G_N_ELEMENTS (groups));
  for (guint i = 0; i < 60; i++)
    {
      guint group = order[i % G_N_ELEMENTS (order)];
      const guint8 *before = arena.block;
      guint32 n = i * 7 + 1, first = tbr_arena_add (&arena, group, n);
      const TbrArenaSlot *slot = &arena.header->slots[group];
      same_block += arena.block == before;
      memset (arena.block + slot->offset + first * slot->size, (int) group, n * slot->size);
    }
  g_assert_cmpuint (same_block, >, 40);
  for (guint i = 0; i < TBR_GROUPS_MAX; i++)
    {
      const TbrArenaSlot *slot = &arena.header->slots[i];
      gsize end = i + 1 < TBR_GROUPS_MAX ? slot[1].offset : arena.header->length;
      for (gsize at = slot->offset; at < end; at++)
        g_assert_cmpuint (arena.block[at], ==,
                          at < slot->offset + (gsize) slot->count * slot->size ? i : 0);
    }
  tbr_arena_clear (&arena);
}

static void
test_arena_says_when_headroom_runs_low (void)
{
  TbrArena arena;
  tbr_arena_init (&arena, groups, G_N_ELEMENTS (groups));
  arena.sealed = 1;
  tbr_arena_add (&arena, GROUP_SMALL, 4);
  g_assert_cmpuint (arena.header->low, ==, 0);
  tbr_arena_add (&arena, GROUP_SMALL, 1);
  g_assert_cmpuint (arena.header->low, !=, 0);
  arena.sealed = 0;
  tbr_arena_restore_headroom (&arena);
  g_assert_cmpuint (arena.header->low, ==, 0);
  g_assert_cmpuint (arena.header->slots[GROUP_SMALL].capacity, >=, 5 + 4);
  tbr_arena_clear (&arena);
}

static void
overrun_the_headroom (void)
{
  TbrArena arena;
  tbr_arena_init (&arena, groups, G_N_ELEMENTS (groups));
  arena.sealed = 1;
  tbr_arena_add (&arena, GROUP_SMALL, 9);
}

static void
test_arena_stops_a_handler_that_takes_too_much (void)
{
  if (g_test_subprocess ())
    {
      overrun_the_headroom ();
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*small: 9 more inside one event is over the headroom of 4*");
}

static void
test_arena_copy_knows_nothing_of_the_original (void)
{
  TbrArena arena, copy;
  tbr_arena_init (&arena, groups, G_N_ELEMENTS (groups));
  tbr_arena_add (&arena, GROUP_SMALL, 3);
  tbr_arena_get (&arena, GROUP_SMALL, guint32)[1] = 77;
  tbr_arena_copy (&copy, &arena);
  g_assert_cmpmem (copy.block, copy.header->length, arena.block, arena.header->length);
  tbr_arena_get (&arena, GROUP_SMALL, guint32)[1] = 78;
  tbr_arena_clear (&arena);
  g_assert_cmpuint (tbr_arena_get (&copy, GROUP_SMALL, guint32)[1], ==, 77);
  tbr_arena_add (&copy, GROUP_SMALL, 1000);
  g_assert_cmpuint (tbr_arena_get (&copy, GROUP_SMALL, guint32)[1], ==, 77);
  tbr_arena_clear (&copy);
}

static void
test_arena_loads_only_its_own_layout (void)
{
  TbrArena arena, other;
  tbr_arena_init (&arena, groups, G_N_ELEMENTS (groups));
  tbr_arena_init (&other, groups, 2);
  tbr_arena_add (&arena, GROUP_SMALL, 300);
  tbr_arena_get (&arena, GROUP_SMALL, guint32)[299] = 5;
  gsize n = arena.header->length;
  g_autofree guint8 *bytes = g_memdup2 (arena.block, n);
  g_assert_false (tbr_arena_load (&other, bytes, n));
  g_assert_false (tbr_arena_load (&arena, bytes, n - 1));
  g_assert_false (tbr_arena_load (&arena, bytes, 16));
  tbr_arena_clear (&other);

  tbr_arena_init (&other, groups, G_N_ELEMENTS (groups));
  g_assert_true (tbr_arena_load (&other, bytes, n));
  g_assert_cmpuint (tbr_arena_count (&other, GROUP_SMALL), ==, 300);
  g_assert_cmpuint (tbr_arena_get (&other, GROUP_SMALL, guint32)[299], ==, 5);

  /* the same layout, and nothing but zeros behind its header */
  TbrArenaHeader *header = (TbrArenaHeader *) (void *) bytes;
  g_assert_true (tbr_arena_empty (&other, header, n));
  g_assert_cmpuint (tbr_arena_count (&other, GROUP_SMALL), ==, 300);
  g_assert_cmpuint (tbr_arena_get (&other, GROUP_SMALL, guint32)[299], ==, 0);

  header->slots[GROUP_POOL].offset += 64;
  g_assert_false (tbr_arena_empty (&other, header, n));
  g_assert_false (tbr_arena_load (&other, bytes, n));
  header->slots[GROUP_POOL].offset -= 64;
  header->slots[GROUP_SMALL].count = header->slots[GROUP_SMALL].capacity + 1;
  g_assert_false (tbr_arena_load (&other, bytes, n));
  tbr_arena_clear (&other);
  tbr_arena_clear (&arena);
}

static void
test_arena_pool_recycles (void)
{
  TbrArena arena;
  TbrPoolHead head = { 0 };
  tbr_arena_init (&arena, groups, G_N_ELEMENTS (groups));
  guint32 first = tbr_pool_take (&arena, GROUP_POOL, Patient, &head);
  guint32 second = tbr_pool_take (&arena, GROUP_POOL, Patient, &head);
  g_assert_cmpuint (first, !=, second);
  Patient *patients = tbr_arena_get (&arena, GROUP_POOL, Patient);
  patients[first].value = 9;
  guint32 generation = patients[first].link.generation;
  tbr_pool_give (&arena, GROUP_POOL, Patient, &head, first);
  g_assert_cmpuint (head.n_used, ==, 1);
  g_assert_cmpuint (tbr_pool_take (&arena, GROUP_POOL, Patient, &head), ==, first);
  patients = tbr_arena_get (&arena, GROUP_POOL, Patient);
  g_assert_cmpuint (patients[first].value, ==, 0);
  g_assert_cmpuint (patients[first].link.generation, !=, generation);
  g_assert_cmpuint (head.n_used, ==, 2);
  for (guint i = 0; i < 10000; i++)
    tbr_pool_give (&arena, GROUP_POOL, Patient, &head,
                   tbr_pool_take (&arena, GROUP_POOL, Patient, &head));
  g_assert_cmpuint (tbr_arena_count (&arena, GROUP_POOL), ==, 3);
  tbr_arena_clear (&arena);
}

/* Bytes of memory that the program really takes, but for what lies in files. */
static gsize
count_resident (void)
{
  g_autofree char *text = NULL;
  const char *line = NULL;
  if (g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    line = strstr (text, "RssAnon:");
  return line != NULL ? g_ascii_strtoull (line + strlen ("RssAnon:"), NULL, 10) << 10 : 0;
}

/* However it came to be where it is: added, shifted by what grows before it, moved to another
   block, copied. */
static void
test_arena_sparse_group_takes_what_is_written (void)
{
  static const TbrArenaGroup wide[] = {
    { GROUP_SMALL, "small", sizeof (guint32), 4 },
    { GROUP_LARGE, "large", 8, 0, .sparse = 1 },
    { GROUP_POOL, "pool", sizeof (Patient), 1 },
  };
  const guint32 n = 2 << 20; /* 16 MiB */
  const gsize most = count_resident () + (12 << 20);
  TbrArena arena, copy;
  tbr_arena_init (&arena, wide, G_N_ELEMENTS (wide));
  tbr_arena_add (&arena, GROUP_LARGE, n);
  for (guint32 i = 0; i < n; i += n / 64)
    tbr_arena_get (&arena, GROUP_LARGE, guint64)[i] = i + 1;
  tbr_arena_get (&arena, GROUP_SMALL, guint32)[tbr_arena_add (&arena, GROUP_SMALL, 50000)] = 7;
  g_assert_cmpuint (count_resident (), <, most);
  tbr_arena_add (&arena, GROUP_LARGE, n);
  g_assert_cmpuint (count_resident (), <, most);
  tbr_arena_copy (&copy, &arena);
  g_assert_cmpuint (count_resident (), <, most);
  for (guint32 i = 0; i < 2 * n; i += 64)
    g_assert_true (tbr_arena_get (&copy, GROUP_LARGE, guint64)[i]
                   == (i < n && i % (n / 64) == 0 ? i + 1 : 0));
  g_assert_cmpuint (tbr_arena_get (&copy, GROUP_SMALL, guint32)[0], ==, 7);
  tbr_arena_clear (&copy);
  tbr_arena_clear (&arena);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/arena/starts-empty-with-room", test_arena_starts_empty_with_room);
  g_test_add_func ("/engine/arena/keeps-its-elements-while-it-grows",
                   test_arena_keeps_its_elements_while_it_grows);
  g_test_add_func ("/engine/arena/leaves-nothing-behind-when-groups-shift",
                   test_arena_leaves_nothing_behind_when_groups_shift);
  g_test_add_func ("/engine/arena/says-when-headroom-runs-low",
                   test_arena_says_when_headroom_runs_low);
  g_test_add_func ("/engine/arena/stops-a-handler-that-takes-too-much",
                   test_arena_stops_a_handler_that_takes_too_much);
  g_test_add_func ("/engine/arena/copy-knows-nothing-of-the-original",
                   test_arena_copy_knows_nothing_of_the_original);
  g_test_add_func ("/engine/arena/loads-only-its-own-layout", test_arena_loads_only_its_own_layout);
  g_test_add_func ("/engine/arena/sparse-group-takes-what-is-written",
                   test_arena_sparse_group_takes_what_is_written);
  g_test_add_func ("/engine/arena/pool-recycles", test_arena_pool_recycles);
  return g_test_run ();
}
