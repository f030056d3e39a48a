/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A run that can be watched at any instant: one thread reads ahead, another shows. */
#include "desktop/player.h"

#include "desktop/heap.h"
#include "desktop/mailbox.h"

#define SLICES 1000     /* steps in which a run is read, and points of its curves */
#define SPACING 30000   /* microseconds of work between two keyframes, at first */
#define LEAST_SLICES 12 /* in which a long way to an instant is gone, so that it can be left */
#define N_THREADS 2

/* An instant that is asked for. */
typedef struct
{
  TbrTime at;
  gint number; /* which one since the start */
} Goal;

/* One keyframe on its way from the thread that reads to the thread that shows. */
typedef struct _Parcel Parcel;
struct _Parcel
{
  TbrKeyframe *keyframe;
  Parcel *next;
};

struct _TbrPlayer
{
  TbrPlayerSpec spec;
  GThread *reader, *shower;
  gint stop;
  gint n_over; /* threads that have ended */
  /* from the reader */
  gint read;     /* 1/1000 */
  TbrTime began; /* valid with the chronicle */
  TbrChronicle *chronicle;
  gpointer ready_chronicle; /* the same once the dictionary is there, too */
  TbrResult *result;
  gpointer ready_result; /* the same once it is complete */
  guint64 digest;        /* valid with the result */
  gpointer parcels;      /* Parcel, newest first */
  TbrMailbox first;      /* TbrSim for the thread that shows */
  /* to and from the thread that shows */
  TbrBell bell;
  TbrMailbox goals;     /* Goal */
  TbrMailbox moments;   /* TbrMoment */
  TbrMailbox given;     /* TbrKeyframe of the instant shown */
  TbrMailbox album;     /* GPtrArray of TbrKeyframe: those that are kept */
  gint is_wanted;       /* not 0: one is asked for */
  gint n_asked, n_done; /* goals: how many; the number of the last one that was shown */
  gint spacing;         /* microseconds, see SPACING */
  gint n_keyframes;
  gsize memory;
  /* of the thread that shows alone */
  TbrSim *sim;
  GPtrArray *keyframes; /* TbrKeyframe, by time */
  TbrMoment *shown;     /* the last one */
};

/* ---- reading ahead ---- */

static void
post_keyframe (TbrPlayer *player, TbrKeyframe *keyframe)
{
  Parcel *parcel = g_new (Parcel, 1);
  parcel->keyframe = tbr_keyframe_ref (keyframe);
  do
    parcel->next = g_atomic_pointer_get (&player->parcels);
  while (!g_atomic_pointer_compare_and_exchange (&player->parcels, parcel->next, parcel));
  tbr_bell_ring (&player->bell);
}

static void
wake (TbrPlayer *player)
{
  if (player->spec.wake != NULL)
    player->spec.wake (player->spec.wake_data);
}

/* Reads to the end, in slices; what was taken over ends with one. */
static void
read_on (TbrPlayer *player, TbrSim *sim, TbrKeyframe *start)
{
  TbrTime duration = player->spec.scenario->meta->duration;
  g_autoptr (TbrKeyframe) last = start;
  gint64 since = g_get_monotonic_time ();
  int first = (int) (tbr_sim_now (sim) / MAX (duration / SLICES, 1)) + 1;
  for (int i = first; i <= SLICES && !g_atomic_int_get (&player->stop); i++)
    {
      tbr_sim_run_until (sim, i == SLICES ? duration : duration / SLICES * i);
      tbr_sim_flush (sim);
      tbr_chronicle_sample (player->chronicle, tbr_sim_now (sim));
      g_atomic_int_set (&player->read, i * 1000 / SLICES);
      gint64 now = g_get_monotonic_time ();
      if (now - since < g_atomic_int_get (&player->spacing) || i == SLICES)
        continue;
      TbrKeyframe *next = tbr_keyframe_new (sim, last);
      post_keyframe (player, next);
      tbr_keyframe_unref (last);
      last = next;
      since = g_get_monotonic_time ();
      wake (player);
    }
}

/* Puts a run that stands at its start where its heritage ends. Returns: (transfer full): the
   keyframe there, or the one of the start when there is nothing to be taken over */
static TbrKeyframe *
take_over (TbrPlayer *player, TbrSim *sim, TbrKeyframe *start)
{
  g_autoptr (TbrHeritage) heritage = g_steal_pointer (&player->spec.heritage);
  if (heritage == NULL)
    return start;
  TbrKeyframe *last = heritage->keyframes->pdata[heritage->keyframes->len - 1];
  tbr_sim_restore (sim, last);
  /* before the first event it is all told to who listens */
  guint n = tbr_sim_n_events (sim) > 0 ? (guint) tbr_sim_n_facts (sim) : 0;
  if (!tbr_chronicle_inherit (player->chronicle, heritage->chronicle, n, tbr_keyframe_at (last)))
    {
      tbr_sim_restore (sim, start);
      return start;
    }
  player->began = tbr_keyframe_at (last);
  for (guint i = 0; i < heritage->keyframes->len; i++)
    if (tbr_keyframe_at (heritage->keyframes->pdata[i]) > 0)
      post_keyframe (player, heritage->keyframes->pdata[i]);
  tbr_keyframe_unref (start);
  return tbr_keyframe_ref (last);
}

static void
read_run (TbrPlayer *player)
{
  g_autoptr (TbrSim) sim
      = tbr_sim_new (player->spec.scenario, player->spec.seed, player->spec.replication);
  TbrSim *twin = tbr_sim_fork (sim);
  TbrKeyframe *start = tbr_keyframe_new (sim, NULL);
  post_keyframe (player, start);
  player->chronicle = tbr_chronicle_new (tbr_sim_dictionary (twin));
  start = take_over (player, sim, start);
  player->sim = twin; /* the other thread touches it only after it has taken it */
  g_atomic_pointer_set (&player->ready_chronicle, player->chronicle);
  (void) tbr_mailbox_put (&player->first, twin);
  tbr_bell_ring (&player->bell);
  tbr_sim_explain (sim, tbr_chronicle_explain, player->chronicle);
  tbr_sim_listen (sim, tbr_chronicle_take, player->chronicle);
  read_on (player, sim, start);
  if (g_atomic_int_get (&player->stop))
    return;
  player->result = tbr_sim_result (sim);
  player->digest = tbr_sim_digest (sim);
  g_atomic_pointer_set (&player->ready_result, player->result);
  wake (player);
}

static gpointer
run_reader (gpointer data)
{
  TbrPlayer *player = data;
  read_run (player);
  tbr_heap_trim ();
  g_atomic_int_inc (&player->n_over);
  return NULL;
}

/* ---- showing ---- */

static void
count_memory (TbrPlayer *player)
{
  gsize bytes = 0;
  for (guint i = 0; i < player->keyframes->len; i++)
    bytes += tbr_keyframe_bytes (player->keyframes->pdata[i],
                                 i > 0 ? player->keyframes->pdata[i - 1] : NULL);
  g_atomic_pointer_set (&player->memory, bytes);
  g_atomic_int_set (&player->n_keyframes, (gint) player->keyframes->len);
}

/* Lets every second one go when they take too much; the start stays. */
static void
thin (TbrPlayer *player)
{
  while (player->memory > player->spec.memory && player->keyframes->len > 2)
    {
      for (guint i = 1; i < player->keyframes->len; i++)
        g_ptr_array_remove_index (player->keyframes, i);
      g_atomic_int_set (&player->spacing, 2 * g_atomic_int_get (&player->spacing));
      count_memory (player);
    }
}

static void
free_album (GPtrArray *album)
{
  g_clear_pointer (&album, g_ptr_array_unref);
}

/* Lays those that are kept where another run can find them. */
static void
publish (TbrPlayer *player)
{
  GPtrArray *album = g_ptr_array_new_with_free_func ((GDestroyNotify) tbr_keyframe_unref);
  for (guint i = 0; i < player->keyframes->len; i++)
    g_ptr_array_add (album, tbr_keyframe_ref (player->keyframes->pdata[i]));
  free_album (tbr_mailbox_put (&player->album, album));
}

static gint
compare_keyframes (gconstpointer a, gconstpointer b)
{
  TbrTime x = tbr_keyframe_at (*(const TbrKeyframe *const *) a);
  TbrTime y = tbr_keyframe_at (*(const TbrKeyframe *const *) b);
  return x < y ? -1 : x > y;
}

static void
take_parcels (TbrPlayer *player)
{
  Parcel *parcel = g_atomic_pointer_exchange (&player->parcels, NULL);
  if (parcel == NULL)
    return;
  while (parcel != NULL)
    {
      Parcel *next = parcel->next;
      g_ptr_array_add (player->keyframes, parcel->keyframe);
      g_free (parcel);
      parcel = next;
    }
  g_ptr_array_sort (player->keyframes, compare_keyframes);
  count_memory (player);
  thin (player);
  publish (player);
}

/* The last keyframe that is not later; NULL when there is none. */
static const TbrKeyframe *
find_keyframe (const TbrPlayer *player, TbrTime at)
{
  const TbrKeyframe *found = NULL;
  for (guint i = 0; i < player->keyframes->len; i++)
    if (tbr_keyframe_at (player->keyframes->pdata[i]) <= at)
      found = player->keyframes->pdata[i];
  return found;
}

/* Puts the run to an instant, from a keyframe when it lies behind or when that is a short cut.
   FALSE when something else was asked for on the way. */
static gboolean
go_to (TbrPlayer *player, TbrTime at)
{
  const TbrKeyframe *keyframe = find_keyframe (player, at);
  TbrTime now = tbr_sim_now (player->sim);
  if (keyframe != NULL && (now > at || tbr_keyframe_at (keyframe) > now))
    tbr_sim_restore (player->sim, keyframe);
  now = tbr_sim_now (player->sim);
  TbrTime slice = MAX ((at - now) / LEAST_SLICES, TBR_MINUTE);
  slice = MIN (slice, MAX (player->spec.scenario->meta->duration / SLICES, TBR_MINUTE));
  while (now < at)
    {
      now = MIN (now + slice, at);
      tbr_sim_run_until (player->sim, now);
      if (!tbr_mailbox_is_empty (&player->goals) || g_atomic_int_get (&player->stop))
        return now >= at;
    }
  return TRUE;
}

static void
show (TbrPlayer *player, TbrTime at)
{
  if (!go_to (player, at))
    return;
  TbrMoment *moment = tbr_moment_new (tbr_sim_snapshot (player->sim), player->shown);
  tbr_moment_unref (player->shown);
  player->shown = tbr_moment_ref (moment);
  tbr_moment_unref (tbr_mailbox_put (&player->moments, moment));
}

/* The whole state for who asked for it. */
static void
give_keyframe (TbrPlayer *player)
{
  if (!g_atomic_int_compare_and_exchange (&player->is_wanted, 1, 0))
    return;
  TbrKeyframe *keyframe = tbr_keyframe_new (player->sim, NULL);
  keyframe = tbr_mailbox_put (&player->given, keyframe);
  g_clear_pointer (&keyframe, tbr_keyframe_unref);
  wake (player);
}

static gpointer
show_run (gpointer data)
{
  TbrPlayer *player = data;
  gboolean is_ready = FALSE;
  while (!g_atomic_int_get (&player->stop))
    {
      tbr_bell_wait (&player->bell);
      is_ready = is_ready || tbr_mailbox_take (&player->first) != NULL;
      take_parcels (player);
      while (is_ready && !tbr_mailbox_is_empty (&player->goals)
             && !g_atomic_int_get (&player->stop))
        {
          g_autofree Goal *goal = tbr_mailbox_take (&player->goals);
          take_parcels (player);
          show (player, goal->at);
          g_atomic_int_set (&player->n_done, goal->number);
          wake (player);
        }
      if (is_ready && !g_atomic_int_get (&player->stop))
        give_keyframe (player);
    }
  g_atomic_int_inc (&player->n_over);
  return NULL;
}

/* ---- from outside ---- */

TbrPlayer *
tbr_player_new (const TbrPlayerSpec *spec)
{
  TbrPlayer *player = g_new0 (TbrPlayer, 1);
  player->spec = *spec;
  player->spacing = SPACING;
  player->keyframes = g_ptr_array_new_with_free_func ((GDestroyNotify) tbr_keyframe_unref);
  tbr_bell_init (&player->bell);
  player->reader = g_thread_new ("reader", run_reader, player);
  player->shower = g_thread_new ("shower", show_run, player);
  return player;
}

void
tbr_player_cancel (TbrPlayer *player)
{
  g_atomic_int_set (&player->stop, 1);
  tbr_bell_ring (&player->bell);
}

gboolean
tbr_player_is_over (TbrPlayer *player)
{
  return g_atomic_int_get (&player->n_over) == N_THREADS;
}

void
tbr_player_free (TbrPlayer *player)
{
  if (player == NULL)
    return;
  tbr_player_cancel (player);
  g_thread_join (player->reader);
  g_thread_join (player->shower);
  take_parcels (player);
  g_ptr_array_unref (player->keyframes);
  g_free (tbr_mailbox_take (&player->goals));
  tbr_moment_unref (tbr_mailbox_take (&player->moments));
  TbrKeyframe *given = tbr_mailbox_take (&player->given);
  g_clear_pointer (&given, tbr_keyframe_unref);
  free_album (tbr_mailbox_take (&player->album));
  tbr_heritage_free (player->spec.heritage);
  tbr_moment_unref (player->shown);
  g_clear_pointer (&player->result, tbr_result_free);
  tbr_chronicle_unref (player->chronicle);
  tbr_sim_free (player->sim);
  tbr_bell_clear (&player->bell);
  g_free (player);
}

/* ---- what another run takes over ---- */

void
tbr_heritage_free (TbrHeritage *heritage)
{
  if (heritage == NULL)
    return;
  g_ptr_array_unref (heritage->keyframes);
  tbr_chronicle_unref (heritage->chronicle);
  g_free (heritage);
}

TbrTime
tbr_heritage_until (const TbrHeritage *heritage)
{
  return heritage != NULL
             ? tbr_keyframe_at (heritage->keyframes->pdata[heritage->keyframes->len - 1])
             : -1;
}

/* The album stays for others, unless there is a newer one. */
static GPtrArray *
adopt_all (TbrPlayer *player, const TbrScenario *scenario)
{
  GPtrArray *adopted = g_ptr_array_new_with_free_func ((GDestroyNotify) tbr_keyframe_unref);
  GPtrArray *album = tbr_mailbox_take (&player->album);
  for (guint i = 0; album != NULL && i < album->len; i++)
    {
      TbrKeyframe *one = tbr_keyframe_adopt (album->pdata[i], scenario);
      if (one == NULL)
        break;
      g_ptr_array_add (adopted, one);
    }
  if (!g_atomic_pointer_compare_and_exchange (&player->album.slot, NULL, album))
    free_album (album);
  return adopted;
}

TbrHeritage *
tbr_player_bequeath (TbrPlayer *player, const TbrPlayerSpec *spec)
{
  if (tbr_player_chronicle (player) == NULL || player->spec.seed != spec->seed
      || player->spec.replication != spec->replication)
    return NULL;
  g_autoptr (GPtrArray) adopted = adopt_all (player, spec->scenario);
  if (adopted->len == 0)
    return NULL;
  TbrHeritage *heritage = g_new (TbrHeritage, 1);
  heritage->keyframes = g_steal_pointer (&adopted);
  heritage->chronicle = tbr_chronicle_ref (player->chronicle);
  return heritage;
}

TbrTime
tbr_player_began (TbrPlayer *player)
{
  return tbr_player_chronicle (player) != NULL ? player->began : 0;
}

void
tbr_player_seek (TbrPlayer *player, TbrTime at)
{
  Goal *goal = g_new (Goal, 1);
  goal->at = CLAMP (at, 0, player->spec.scenario->meta->duration);
  goal->number = g_atomic_int_add (&player->n_asked, 1) + 1;
  g_free (tbr_mailbox_put (&player->goals, goal));
  tbr_bell_ring (&player->bell);
}

TbrMoment *
tbr_player_take (TbrPlayer *player)
{
  return tbr_mailbox_take (&player->moments);
}

gboolean
tbr_player_is_settled (TbrPlayer *player)
{
  return g_atomic_int_get (&player->n_asked) == g_atomic_int_get (&player->n_done)
         && tbr_mailbox_is_empty (&player->moments);
}

void
tbr_player_want_keyframe (TbrPlayer *player)
{
  g_atomic_int_set (&player->is_wanted, 1);
  tbr_bell_ring (&player->bell);
}

TbrKeyframe *
tbr_player_take_keyframe (TbrPlayer *player)
{
  return tbr_mailbox_take (&player->given);
}

const TbrChronicle *
tbr_player_chronicle (TbrPlayer *player)
{
  return g_atomic_pointer_get (&player->ready_chronicle);
}

const TbrDictionary *
tbr_player_dictionary (TbrPlayer *player)
{
  return tbr_player_chronicle (player) != NULL ? tbr_sim_dictionary (player->sim) : NULL;
}

guint
tbr_player_read (TbrPlayer *player)
{
  return (guint) g_atomic_int_get (&player->read);
}

const TbrResult *
tbr_player_result (TbrPlayer *player)
{
  return g_atomic_pointer_get (&player->ready_result);
}

guint64
tbr_player_digest (TbrPlayer *player)
{
  return tbr_player_result (player) != NULL ? player->digest : 0;
}

guint
tbr_player_n_keyframes (TbrPlayer *player)
{
  return (guint) g_atomic_int_get (&player->n_keyframes);
}

gsize
tbr_player_memory (TbrPlayer *player)
{
  return (gsize) g_atomic_pointer_get (&player->memory);
}
