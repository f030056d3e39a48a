/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An exercise under way in a thread of its own. */
#include "desktop/exercise/host.h"

#include "desktop/exercise/belief.h"
#include "desktop/exercise/rewind.h"
#include "desktop/exercise/scene.h"
#include "desktop/exercise/tray.h"
#include "desktop/mailbox.h"

#include <glib/gi18n.h>
#include <string.h>

#define SLICE (10 * TBR_MINUTE)       /* of the run, before people are listened to again */
#define SHOW_PERIOD 30000             /* microseconds between two pictures of a long way */
#define MARK_PERIOD G_USEC_PER_SEC    /* how far it has come is in the log as often */
#define NEXT_STEP (TBR_DIRECTOR_STEP) /* of the way to the next inject */

/* Something that is said, on its way in; or its answer, on its way out. */
typedef struct
{
  TbrTrayItem item;
  guint number;
  gboolean only; /* to be tried */
  char *who, *words;
  TbrHostAnswer *answer;
} Speech;

struct _TbrHost
{
  TbrHostSpec spec;
  char *scenario_path, *log, *language;
  GThread *thread;
  gint stop;
  TbrBell bell;
  TbrMailbox wishes; /* Wish */
  TbrMailbox scenes; /* TbrScene */
  TbrTray said;      /* Speech */
  TbrTray answers;   /* Speech */
  gpointer fault;    /* char *, set once */
  gpointer late;     /* char *, set once */
  /* the caller's */
  guint n_wishes, n_said;
  Speech *heard; /* answers taken out and not yet handed on */

  /* the thread's */
  TbrDirector *director;
  TbrDiary *diary;
  TbrMoment *truth, *belief; /* shown last */
  guint belief_role;
  gint64 marked, shown;
  guint next_line;   /* of the script */
  TbrTime end;       /* as in its scenes */
  TbrRewind *rewind; /* of a recording, else NULL */
};

typedef struct
{
  guint serial;
  TbrHostWish wish;
} Wish;

void
tbr_host_answer_free (TbrHostAnswer *answer)
{
  if (answer == NULL)
    return;
  g_free (answer->refusal);
  g_free (answer);
}

static void
free_speech (Speech *speech)
{
  g_free (speech->who);
  g_free (speech->words);
  tbr_host_answer_free (speech->answer);
  g_free (speech);
}

static void
free_speeches (TbrTrayItem *first)
{
  while (first != NULL)
    {
      TbrTrayItem *next = first->next;
      free_speech ((Speech *) first);
      first = next;
    }
}

/* ---- in the thread ---- */

static void
wake (TbrHost *host)
{
  if (host->spec.wake != NULL)
    host->spec.wake (host->spec.wake_data);
}

static void
set_fault (TbrHost *host, GError *error)
{
  if (g_atomic_pointer_get (&host->fault) == NULL)
    g_atomic_pointer_set (&host->fault, g_strdup (error->message));
  g_error_free (error);
  wake (host);
}

/* What the last picture was replaces what belongs to it. */
static void
keep (TbrMoment **kept, TbrMoment *moment)
{
  tbr_moment_unref (*kept);
  *kept = tbr_moment_ref (moment);
}

static void
add_belief (TbrHost *host, TbrScene *scene, guint role)
{
  if (role >= host->spec.exercise->n_roles)
    return;
  const TbrMoment *before = host->belief_role == role ? host->belief : NULL;
  scene->role = role;
  scene->briefing = tbr_director_brief (host->director, role, host->language);
  scene->belief = tbr_moment_new (tbr_belief_snapshot (scene->briefing), before);
  host->belief_role = role;
  keep (&host->belief, scene->belief);
}

/* How it stands now, for a wish. (transfer full) */
static TbrScene *
scene_at (const TbrHost *host, guint serial)
{
  TbrScene *scene = tbr_scene_new (host->director, host->end);
  scene->serial = serial;
  return scene;
}

static void
show (TbrHost *host, guint serial, const TbrHostWish *wish)
{
  TbrScene *scene = scene_at (host, serial);
  const TbrTurn *turns = tbr_director_turns (host->director, &scene->n_turns);
  scene->turns = g_memdup2 (turns, scene->n_turns * sizeof *turns);
  if (host->rewind != NULL)
    tbr_scene_own_texts (scene);
  TbrSnapshot *truth = tbr_sim_snapshot (tbr_director_sim (host->director));
  /* a scene may outlive the exercise, and with it the fog that the run has */
  truth->scenario = host->spec.scenario;
  scene->truth = tbr_moment_new (truth, host->truth);
  keep (&host->truth, scene->truth);
  add_belief (host, scene, wish->role);
  if (wish->leads)
    tbr_scene_look_at_seats (scene, host->director, host->language);
  if (wish->twin < host->spec.exercise->n_roles)
    {
      scene->twin = scene_at (host, serial);
      scene->twin->n_turns = scene->n_turns;
      add_belief (host, scene->twin, wish->twin);
    }
  host->shown = g_get_monotonic_time ();
  tbr_scene_free (tbr_mailbox_put (&host->scenes, scene));
  wake (host);
}

/* What is in the log is safe before it is shown; what could not be written stops the clock. */
static void
look_at_log (TbrHost *host)
{
  GError *error = host->diary != NULL ? tbr_diary_take_error (host->diary) : NULL;
  if (error != NULL)
    set_fault (host, error);
}

/* Returns: why not. (transfer full) (nullable) */
static char *
refuse (TbrHost *host, const Speech *speech)
{
  g_autoptr (GError) error = NULL;
  if (host->rewind != NULL)
    return g_strdup (_ ("This is a recording: what was said in it stays as it was."));
  gboolean is_good = speech->only
                         ? tbr_director_may (host->director, speech->who, speech->words, &error)
                         : tbr_director_say (host->director, speech->who, speech->words, &error);
  return is_good ? NULL : g_strdup (error->message);
}

static void
hear (TbrHost *host, Speech *speech)
{
  speech->answer = g_new0 (TbrHostAnswer, 1);
  speech->answer->number = speech->number;
  speech->answer->only = speech->only;
  speech->answer->refusal = refuse (host, speech);
}

/* Hears all that was said; FALSE when nothing was. The log has it before the answers go out. */
static gboolean
listen (TbrHost *host)
{
  Speech *first = (Speech *) tbr_tray_take (&host->said);
  if (first == NULL)
    return FALSE;
  for (Speech *speech = first; speech != NULL; speech = (Speech *) speech->item.next)
    hear (host, speech);
  look_at_log (host);
  while (first != NULL)
    {
      Speech *next = (Speech *) first->item.next;
      tbr_tray_put (&host->answers, &first->item);
      first = next;
    }
  return TRUE;
}

/* Goes on to an instant, and says what the script says on the way. */
static void
go (TbrHost *host, TbrTime at)
{
  const GArray *script = host->spec.script;
  while (script != NULL && host->next_line < script->len
         && g_array_index (script, TbrLine, host->next_line).at <= at)
    {
      const TbrLine *line = &g_array_index (script, TbrLine, host->next_line++);
      tbr_director_run_until (host->director, line->at);
      tbr_director_set_clock (host->director, line->clock);
      /* what is refused is in the log, with why it was said */
      (void) tbr_director_say (host->director, line->who, line->words, NULL);
      tbr_director_set_clock (host->director, 0);
    }
  tbr_director_run_until (host->director, at);
  if (host->rewind != NULL)
    tbr_rewind_keep (host->rewind, host->director, host->next_line);
}

/* Puts a recording to an instant at which it was already, or to one before. */
static void
go_back (TbrHost *host, TbrTime at)
{
  TbrDirector *before = host->director;
  host->director = tbr_rewind_back (host->rewind, at, &host->next_line);
  tbr_director_free (before);
}

/* Injects that have come so far, or that somebody must decide on. */
static guint
count_injects (const TbrDirector *director)
{
  guint n, n_injects = 0;
  const TbrTurn *turns = tbr_director_turns (director, &n);
  for (guint i = 0; i < n; i++)
    n_injects += turns[i].kind == TBR_TURN_RELEASED || turns[i].kind == TBR_TURN_DUE;
  return n_injects;
}

/* One part of the way. Returns: whether the end of the wish is reached */
static gboolean
step (TbrHost *host, const TbrHostWish *wish)
{
  TbrTime begin = host->spec.exercise->begin, until = MIN (wish->until, host->end);
  if (host->rewind != NULL && MAX (until, begin) < tbr_director_now (host->director))
    go_back (host, until);
  TbrTime now = tbr_director_now (host->director);
  if (tbr_director_is_over (host->director) || until <= now)
    return TRUE;
  if (!wish->to_next)
    go (host, MIN (now + SLICE, until));
  else
    {
      guint n = count_injects (host->director);
      TbrTime next = begin + ((now - begin) / NEXT_STEP + 1) * NEXT_STEP;
      go (host, MIN (next, until));
      if (count_injects (host->director) > n)
        return TRUE;
    }
  return tbr_director_is_over (host->director) || until <= tbr_director_now (host->director);
}

static void
mark (TbrHost *host)
{
  gint64 now = g_get_monotonic_time ();
  if (now - host->marked < MARK_PERIOD || host->rewind != NULL)
    return;
  tbr_director_note (host->director);
  look_at_log (host);
  host->marked = now;
}

/* Goes on in the script behind what the log has of it; nothing of it is said when that would be at
   another instant than it was written for. */
static void
open_script (TbrHost *host)
{
  const GArray *script = host->spec.script;
  guint n_late = tbr_script_count_late (script, host->director, &host->next_line);
  if (n_late == 0)
    return;
  guint line = g_array_index (script, TbrLine, host->next_line).line;
  host->next_line = script->len;
  char *text
      = g_strdup_printf (ngettext ("%u line of the script is late: line %u",
                                   "%u lines of the script are late, the first is line %u", n_late),
                         n_late, line);
  g_atomic_pointer_set (&host->late, text);
}

/* What was recorded is played from what people said. */
static gboolean
open_recording (TbrHost *host, GError **error)
{
  g_autoptr (TbrDiaryLog) log = tbr_diary_load (host->log, error);
  if (log == NULL)
    return FALSE;
  const TbrTurn *turns = (const TbrTurn *) (gconstpointer) log->turns->data;
  host->director = tbr_director_new (host->spec.exercise, host->spec.scenario, log->replication);
  if (!tbr_diary_fits (log, host->director, error))
    return FALSE;
  if (log->turns->len > 0)
    host->end = MIN (host->end, turns[log->turns->len - 1].at);
  g_clear_pointer (&host->spec.script, g_array_unref);
  host->spec.script = tbr_script_of (turns, log->turns->len);
  host->rewind = tbr_rewind_new (host->director, host->spec.memory);
  return TRUE;
}

static gboolean
open_log (TbrHost *host, GError **error)
{
  gboolean is_there = host->log != NULL && g_file_test (host->log, G_FILE_TEST_EXISTS);
  guint32 replication = host->spec.replication;
  if (is_there)
    {
      g_autoptr (TbrDiaryLog) log = tbr_diary_load (host->log, error);
      if (log == NULL)
        return FALSE;
      replication = log->replication;
    }
  host->director = tbr_director_new (host->spec.exercise, host->spec.scenario, replication);
  if (is_there)
    host->diary = tbr_diary_resume (host->log, host->director, error);
  else if (host->log != NULL)
    host->diary = tbr_diary_begin (host->log, host->director, host->scenario_path, error);
  if (host->spec.script != NULL)
    open_script (host);
  return host->log == NULL || host->diary != NULL;
}

/* People look at the clock on the wall; a script is said the same whenever it is played. */
static void
look_at_clock (const TbrHost *host)
{
  if (host->spec.script == NULL)
    tbr_director_set_clock (host->director, g_get_real_time ());
}

/* Follows wishes until it is told to stop. */
static void
follow (TbrHost *host)
{
  Wish wish = { .wish = { .role = TBR_NONE, .twin = TBR_NONE } };
  gboolean is_there = FALSE, is_new = TRUE;
  while (!g_atomic_int_get (&host->stop))
    {
      Wish *next = tbr_mailbox_take (&host->wishes);
      if (next != NULL)
        {
          wish = *next;
          is_there = FALSE;
          g_free (next);
        }
      look_at_clock (host);
      is_new |= listen (host);
      gboolean can_go = g_atomic_pointer_get (&host->fault) == NULL;
      if (!is_there && can_go)
        {
          is_there = step (host, &wish.wish);
          is_new |= is_there || g_get_monotonic_time () - host->shown > SHOW_PERIOD;
        }
      if (is_new)
        show (host, is_there || !can_go ? wish.serial : wish.serial - 1, &wish.wish);
      is_new = FALSE;
      mark (host);
      if ((is_there || !can_go) && tbr_tray_is_empty (&host->said)
          && tbr_mailbox_is_empty (&host->wishes) && !g_atomic_int_get (&host->stop))
        tbr_bell_wait (&host->bell);
    }
}

static gpointer
run (gpointer data)
{
  TbrHost *host = data;
  GError *error = NULL;
  if (host->spec.is_recording ? open_recording (host, &error) : open_log (host, &error))
    {
      follow (host);
      look_at_clock (host);
      (void) listen (host);
      if (host->rewind == NULL)
        tbr_director_note (host->director);
    }
  else
    set_fault (host, error);
  tbr_diary_free (host->diary);
  return NULL;
}

/* ---- outside ---- */

TbrHost *
tbr_host_new (const TbrHostSpec *spec)
{
  TbrHost *host = g_new0 (TbrHost, 1);
  host->spec = *spec;
  host->scenario_path = g_strdup (spec->scenario_path);
  host->log = g_strdup (spec->log);
  host->language = g_strdup (spec->language != NULL ? spec->language : "");
  host->belief_role = TBR_NONE;
  host->end = spec->exercise->begin + spec->exercise->duration;
  tbr_bell_init (&host->bell);
  host->thread = g_thread_new ("host", run, host);
  return host;
}

void
tbr_host_free (TbrHost *host)
{
  if (host == NULL)
    return;
  g_atomic_int_set (&host->stop, 1);
  tbr_bell_ring (&host->bell);
  g_thread_join (host->thread);
  tbr_director_free (host->director);
  tbr_rewind_free (host->rewind);
  g_free (tbr_mailbox_take (&host->wishes));
  tbr_scene_free (tbr_mailbox_take (&host->scenes));
  free_speeches (tbr_tray_take (&host->said));
  free_speeches (tbr_tray_take (&host->answers));
  free_speeches (host->heard != NULL ? &host->heard->item : NULL);
  tbr_moment_unref (host->truth);
  tbr_moment_unref (host->belief);
  g_clear_pointer (&host->spec.script, g_array_unref);
  tbr_bell_clear (&host->bell);
  g_free (host->fault);
  g_free (host->late);
  g_free (host->scenario_path);
  g_free (host->log);
  g_free (host->language);
  g_free (host);
}

guint
tbr_host_want (TbrHost *host, const TbrHostWish *wish)
{
  Wish *copy = g_new0 (Wish, 1);
  copy->serial = ++host->n_wishes;
  copy->wish = *wish;
  g_free (tbr_mailbox_put (&host->wishes, copy));
  tbr_bell_ring (&host->bell);
  return host->n_wishes;
}

static guint
put_speech (TbrHost *host, const char *who, const char *words, gboolean only)
{
  Speech *speech = g_new0 (Speech, 1);
  speech->number = ++host->n_said;
  speech->only = only;
  speech->who = g_strdup (who);
  speech->words = g_strdup (words);
  tbr_tray_put (&host->said, &speech->item);
  tbr_bell_ring (&host->bell);
  return host->n_said;
}

guint
tbr_host_say (TbrHost *host, const char *who, const char *words)
{
  return put_speech (host, who, words, FALSE);
}

guint
tbr_host_try (TbrHost *host, const char *who, const char *words)
{
  return put_speech (host, who, words, TRUE);
}

TbrScene *
tbr_host_take (TbrHost *host)
{
  return tbr_mailbox_take (&host->scenes);
}

TbrHostAnswer *
tbr_host_take_answer (TbrHost *host)
{
  if (host->heard == NULL)
    host->heard = (Speech *) tbr_tray_take (&host->answers);
  if (host->heard == NULL)
    return NULL;
  Speech *speech = g_steal_pointer (&host->heard);
  host->heard = (Speech *) speech->item.next;
  TbrHostAnswer *answer = g_steal_pointer (&speech->answer);
  free_speech (speech);
  return answer;
}

const char *
tbr_host_late (TbrHost *host)
{
  return g_atomic_pointer_get (&host->late);
}

const char *
tbr_host_fault (TbrHost *host)
{
  return g_atomic_pointer_get (&host->fault);
}
