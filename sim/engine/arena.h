/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The one block of memory that holds everything that changes during a run. */
#pragma once

#include <tabard/types.h>

#include <string.h>

/* Field groups are numbered by room, so that no room needs to know another's. */
#define TBR_GROUPS_ENGINE 0      /* to 7 */
#define TBR_GROUPS_WORLD 8       /* to 23 */
#define TBR_GROUPS_HAZARDS 24    /* to 31 */
#define TBR_GROUPS_RESOURCES 32  /* to 47 */
#define TBR_GROUPS_RESPONSE 48   /* to 61 */
#define TBR_GROUPS_RUN 62        /* to 63 */
#define TBR_GROUPS_WORLD_MORE 64 /* to 71: world once more */
#define TBR_GROUPS_MAX 72

/* One field group: an array of plain structs without pointers. */
typedef struct
{
  guint index;      /* place in the arena, see above */
  const char *name; /* for messages and statistics */
  guint32 size;     /* bytes of one element, a multiple of 4 */
  guint32 headroom; /* elements kept free before every event, so that no handler allocates */
  guint32 sparse;   /* not 0: most of it stays zero, and should take no memory */
} TbrArenaGroup;

/* Where a group lies; part of the block. */
typedef struct
{
  guint64 offset;   /* bytes from the start of the block, a multiple of 64 */
  guint32 count;    /* elements in use */
  guint32 capacity; /* elements there is room for */
  guint32 size;     /* bytes of one element */
  guint32 headroom; /* see TbrArenaGroup */
} TbrArenaSlot;

/* The start of the block. */
typedef struct
{
  guint64 magic;   /* file signature of a saved block */
  guint64 length;  /* bytes in use */
  guint32 version; /* of the layout */
  guint32 low;     /* not 0: some group has less than its headroom free */
  TbrArenaSlot slots[TBR_GROUPS_MAX];
} TbrArenaHeader;

typedef struct
{
  union
  {
    TbrArenaHeader *header; /* start of the block */
    guint8 *block;
  };
  gsize capacity;                    /* bytes allocated */
  const char *names[TBR_GROUPS_MAX]; /* of the groups, for messages; NULL where there is none */
  guint8 sparse[TBR_GROUPS_MAX];     /* see TbrArenaGroup */
  void (*moved) (gpointer data);     /* called after the block has moved, NULL for nobody */
  gpointer moved_data;               /* handed to moved */
  guint sealed;                      /* not 0: a handler runs, nothing may move */
} TbrArena;

/**
 * tbr_arena_init:
 * @groups: the groups of every room, in any order; indices unique
 *
 * Makes an empty arena: every group with no element and twice its headroom of room.
 */
void tbr_arena_init (TbrArena *arena, const TbrArenaGroup *groups, guint n_groups);
void tbr_arena_clear (TbrArena *arena);
/* Copies the whole block into an arena that holds nothing yet; the copy knows nothing of the
   original. */
void tbr_arena_copy (TbrArena *arena, const TbrArena *source);

/**
 * tbr_arena_load:
 * @bytes: a block as it lay in memory, header->length bytes of it
 *
 * Replaces the contents by a saved block of the same layout. The block is checked only as far as
 * nothing outside it can be reached through its header.
 *
 * Returns: FALSE, and nothing changed, when the block is not one of this layout
 */
gboolean tbr_arena_load (TbrArena *arena, gconstpointer bytes, gsize n);
/* The same with zeros behind the header, for who fills in the rest: what is not written then takes
   no memory. */
gboolean tbr_arena_empty (TbrArena *arena, const TbrArenaHeader *header, gsize n);
/* Makes room for @count more elements in @group, above the headroom. Not from inside an event
   handler. */
void tbr_arena_reserve (TbrArena *arena, guint group, guint32 count);
/* Restores every group's headroom; called by the run loop between events when header->low is
   set. */
void tbr_arena_restore_headroom (TbrArena *arena);

/* The elements of a group. The address is good until the arena grows, that is, until the handler
   returns. */
#define tbr_arena_get(arena, group, Type)                                                          \
  ((Type *) (void *) ((arena)->block + (arena)->header->slots[group].offset))

static inline guint32
tbr_arena_count (const TbrArena *arena, guint group)
{
  return arena->header->slots[group].count;
}

/**
 * tbr_arena_add:
 * @count: how many elements
 *
 * Appends zeroed elements. Inside a handler it never allocates: the headroom was made before; a
 * handler that asks for more than the headroom is a programmer's fault and stops the program.
 * Outside of handlers, while a run is being built, it makes room by itself.
 *
 * Returns: index of the first
 */
guint32 tbr_arena_add (TbrArena *arena, guint group, guint32 count);

/* A pool: a group whose elements are recycled. Its first field is a TbrPoolLink. */
typedef struct
{
  guint32 next;       /* next free element while free, else TBR_NONE */
  guint32 generation; /* counts the uses of this element */
} TbrPoolLink;

typedef struct
{
  guint32 free;   /* first free element, TBR_NONE when all are in use; 0 in an empty pool will do */
  guint32 n_used; /* elements in use */
} TbrPoolHead;

/* The size of an element is told, not looked up: a compiler that knows it needs no multiplication
   and no loop. */
static inline TbrPoolLink *
tbr_pool_link (const TbrArena *arena, guint group, gsize size, guint32 element)
{
  return (TbrPoolLink *) (void *) (arena->block + arena->header->slots[group].offset
                                   + (gsize) element * size);
}

/* Zeroes an element of @size bytes behind its link, 16 at a time, the last 16 over those before: a
   call for so little would cost more. */
static inline void
tbr_pool_clear (TbrPoolLink *link, gsize size)
{
  guint8 *bytes = (guint8 *) (link + 1);
  const gsize n = size - sizeof *link;
  gsize i = 0;
  for (; i + 16 < n; i += 16)
    memset (bytes + i, 0, 16);
  if (n >= 16)
    memset (bytes + n - 16, 0, 16);
  else
    for (; i < n; i += 4)
      memset (bytes + i, 0, 4);
}

/* See tbr_pool_take(). */
static inline guint32
tbr_pool_take_sized (TbrArena *arena, guint group, gsize size, TbrPoolHead *head)
{
  guint32 element = head->free;
  TbrPoolLink *link;
  head->n_used++;
  if (G_LIKELY (element < tbr_arena_count (arena, group)))
    {
      link = tbr_pool_link (arena, group, size, element);
      head->free = link->next;
      tbr_pool_clear (link, size);
    }
  else
    {
      g_assert (arena->header->slots[group].size == size);
      head->free = TBR_NONE;
      element = tbr_arena_add (arena, group, 1);
      link = tbr_pool_link (arena, group, size, element);
    }
  link->next = TBR_NONE;
  link->generation++;
  return element;
}

/* See tbr_pool_give(). */
static inline void
tbr_pool_give_sized (TbrArena *arena, guint group, gsize size, TbrPoolHead *head, guint32 element)
{
  TbrPoolLink *link = tbr_pool_link (arena, group, size, element);
  g_assert (element < tbr_arena_count (arena, group) && link->next == TBR_NONE && head->n_used > 0);
  link->next = head->free;
  link->generation++;
  head->free = element;
  head->n_used--;
}

/* Takes an element out of the pool, zeroed behind its link; appends one when none is free. @head
   may lie in the arena, which may move: it is not touched any more when that can have happened.
   @Type is the group's. Returns: the element's number. */
#define tbr_pool_take(arena, group, Type, head)                                                    \
  tbr_pool_take_sized ((arena), (group), sizeof (Type), (head))

/* Gives an element back. */
#define tbr_pool_give(arena, group, Type, head, element)                                           \
  tbr_pool_give_sized ((arena), (group), sizeof (Type), (head), (element))
