/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The life of an exercise on the desktop: taking how it stands, saying what people say, handing the
   machine from one to the other. */
#include "desktop/exercise/stage.h"

#include "desktop/exercise/alerts.h"
#include "desktop/exercise/log_file.h"
#include "desktop/exercise/replay.h"
#include "desktop/refusal.h"
#include "draw/language.h"

#include <glib/gi18n.h>
#include <string.h>

#define SIDE_PERIOD 250000 /* microseconds: while the clock runs the side follows no oftener */
#define REWIND_MEMORY ((gsize) 80 << 20) /* bytes that instants kept for going back may take */

/* ---- the beginning ---- */

/* The one that was asked for, the first of the reader's languages that the exercise has, else its
   own. */
static const char *
find_language (const TbrExercise *exercise, const char *asked)
{
  const char *const *wanted = g_get_language_names ();
  g_auto (GStrv) known = g_strsplit (exercise->languages, " ", -1);
  if (asked != NULL && tbr_exercise_has_language (exercise, asked))
    return g_intern_string (asked);
  for (guint i = 0; wanted[i] != NULL; i++)
    if (tbr_exercise_has_language (exercise, wanted[i]))
      return g_intern_string (wanted[i]);
  return g_intern_string (known[0] != NULL ? known[0] : "");
}

gboolean
tbr_stage_is_twin (const TbrDesktop *desktop)
{
  return desktop->spec.leader != NULL;
}

/* Who sits here first: the one person who plays, else whoever leads. */
static guint
first_seat (const TbrDesktop *desktop, const TbrExercise *exercise)
{
  guint person = tbr_stage_is_twin (desktop) ? 0 : TBR_NONE, n = 0;
  for (guint i = 0; i < exercise->n_roles; i++)
    {
      if (g_strcmp0 (exercise->roles[i].id, desktop->spec.seat) == 0)
        return i;
      if (exercise->roles[i].player != TBR_PLAYER_PERSON)
        continue;
      person = i;
      n++;
    }
  return (n == 1 && desktop->is_solo) || tbr_stage_is_twin (desktop) ? person : TBR_NONE;
}

static void
wake (gpointer data)
{
  TbrDesktop *desktop = data;
  if (desktop->spec.wake != NULL)
    desktop->spec.wake (desktop->spec.wake_data);
}

/* A log of its own in the folder of work, named after the exercise and the hour. (transfer full)
   (nullable) */
static char *
name_log (const TbrDesktop *desktop, const TbrExercise *exercise)
{
  if (desktop->spec.log != NULL)
    return g_strdup (desktop->spec.log);
  if (desktop->spec.log_folder == NULL
      || g_mkdir_with_parents (desktop->spec.log_folder, 0700) != 0)
    return NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *when = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *name = g_strdup_printf ("%s-%s.log", exercise->id, when);
  return g_build_filename (desktop->spec.log_folder, name, NULL);
}

/* The script that the window is to follow. (transfer full) (nullable) */
static GArray *
read_script (TbrDesktop *desktop)
{
  g_autoptr (GError) error = NULL;
  const TbrSession *session = desktop->session;
  if (desktop->spec.script == NULL)
    return NULL;
  GArray *script
      = tbr_script_load (desktop->spec.script, session->exercise, session->scenario, &error);
  if (script == NULL)
    tbr_desktop_tell (desktop, error);
  return script;
}

/* What planning shows of the true places is not for those who play. */
static void
close_truth (TbrDesktop *desktop)
{
  tbr_doctor_close_pane (desktop);
  tbr_desktop_close_panel (desktop, TBR_PANEL_DOCTOR);
  tbr_desktop_close_panel (desktop, TBR_PANEL_TABLE);
}

void
tbr_stage_begin (TbrDesktop *desktop)
{
  const TbrSession *session = desktop->session;
  TbrStage *stage = g_new0 (TbrStage, 1);
  desktop->stage = stage;
  close_truth (desktop);
  stage->exercise = session->exercise;
  stage->views = g_new0 (TbrView, stage->exercise->n_roles + 1);
  stage->language = find_language (stage->exercise, desktop->spec.language);
  tbr_exercise_speak (session->exercise, stage->language);
  gboolean is_recording = session->log != NULL ? session->is_over : desktop->spec.is_reviewed;
  stage->log = session->log != NULL ? g_strdup (session->log) : name_log (desktop, stage->exercise);
  stage->seat = is_recording ? TBR_NONE : first_seat (desktop, stage->exercise);
  stage->believer = stage->inject = stage->letter = stage->twin = TBR_NONE;
  tbr_stage_clock_init (stage, desktop->spec.pace > 0 ? desktop->spec.pace : stage->exercise->pace);
  stage->is_running
      = !is_recording && ((desktop->is_solo && session->log == NULL) || desktop->spec.pace > 0);
  desktop->is_solo = FALSE;
  stage->clock_since = desktop->now;
  const TbrHostSpec spec = { .exercise = stage->exercise,
                             .scenario = session->scenario,
                             .scenario_path = session->scenario_path,
                             .log = stage->log,
                             .language = stage->language,
                             .is_recording = is_recording,
                             .memory = REWIND_MEMORY,
                             .replication = desktop->spec.house.replication,
                             .script = read_script (desktop),
                             .wake = wake,
                             .wake_data = desktop };
  desktop->symbols = tbr_signs_symbols (session->scenario);
  stage->host = tbr_stage_is_twin (desktop) ? NULL : tbr_host_new (&spec);
  stage->pages[1] = 0;
  if (is_recording)
    tbr_replay_begin (desktop);
  tbr_stage_look (desktop);
  tbr_desktop_lay_out (desktop);
}

/* ---- what the host hands over ---- */

/* Of the one whose map it is; TBR_NONE: the truth. */
static guint
wanted_role (const TbrStage *stage)
{
  return stage->seat != TBR_NONE ? stage->seat : stage->believer;
}

/* A letter that has come since the last look is told in a line. */
static void
tell_news (TbrDesktop *desktop, const TbrScene *scene)
{
  TbrStage *stage = desktop->stage;
  if (stage->seat == TBR_NONE || scene->briefing == NULL || scene->role != stage->seat)
    return;
  const GArray *letters = scene->briefing->letters;
  if (letters->len > stage->n_letters && stage->n_letters > 0)
    {
      const TbrLetter *letter = &g_array_index (letters, TbrLetter, letters->len - 1);
      g_autofree char *line
          = *letter->from != '\0'
                ? g_strdup_printf (_ ("New from %s: %s"), letter->from, letter->subject)
                : g_strdup_printf (_ ("New: %s"), letter->subject);
      stage->letter = TBR_NONE;
      tbr_desktop_say (desktop, line);
    }
  stage->n_letters = letters->len;
}

static void
show_scene (TbrDesktop *desktop)
{
  TbrStage *stage = desktop->stage;
  const TbrScene *scene = stage->scene;
  guint role = wanted_role (stage);
  if (role != TBR_NONE && scene->role != role)
    return;
  tbr_desktop_show_moment (desktop,
                           tbr_moment_ref (role == TBR_NONE ? scene->truth : scene->belief));
  tbr_alerts_follow (desktop);
  if (desktop->is_placed)
    return;
  desktop->is_placed = TRUE;
  tbr_camera_fit (desktop);
}

/* What the leader's screen has for this one; it then belongs to the scenario that was read here.
   (transfer full) (nullable) */
static TbrScene *
take_twin (TbrDesktop *desktop)
{
  TbrStage *own = desktop->stage, *leader = desktop->spec.leader->stage;
  if (leader == NULL)
    return NULL;
  if (leader->twin != own->seat)
    {
      leader->twin = own->seat;
      tbr_stage_look (desktop->spec.leader);
    }
  TbrScene *scene = leader->scene != NULL ? g_steal_pointer (&leader->scene->twin) : NULL;
  if (scene == NULL)
    return NULL;
  scene->briefing->scenario = desktop->session->scenario;
  scene->briefing->exercise = own->exercise;
  scene->belief->snapshot->scenario = desktop->session->scenario;
  return scene;
}

static void
take_scene (TbrDesktop *desktop)
{
  TbrStage *stage = desktop->stage;
  TbrScene *scene = tbr_stage_is_twin (desktop) ? take_twin (desktop) : tbr_host_take (stage->host);
  if (scene == NULL)
    return;
  gboolean is_first = stage->scene == NULL;
  tbr_scene_free (stage->scene);
  stage->scene = scene;
  if (is_first)
    {
      stage->clock = (double) scene->at;
      stage->clock_since = desktop->now;
    }
  tell_news (desktop, scene);
  show_scene (desktop);
  tbr_desktop_touch (desktop, TBR_PANEL_TIME);
  gboolean has_news = scene->n_turns != stage->n_turns || !tbr_stage_is_busy (desktop);
  stage->n_turns = scene->n_turns;
  if (has_news || desktop->now - desktop->side_since > SIDE_PERIOD)
    tbr_desktop_touch (desktop, TBR_PANEL_SIDE);
}

void
tbr_stage_tick (TbrDesktop *desktop)
{
  if (desktop->stage == NULL)
    return;
  if (tbr_stage_is_twin (desktop))
    {
      take_scene (desktop);
      return;
    }
  tbr_stage_take_answers (desktop);
  take_scene (desktop);
  tbr_replay_tick (desktop);
  if (tbr_host_fault (desktop->stage->host) != NULL && desktop->stage->is_running)
    {
      desktop->stage->is_running = FALSE;
      tbr_desktop_touch_all (desktop);
    }
  tbr_stage_clock_tick (desktop);
  tbr_order_form_tick (desktop);
}

gboolean
tbr_stage_is_busy (const TbrDesktop *desktop)
{
  const TbrStage *stage = desktop->stage;
  return stage != NULL && (stage->is_running || stage->is_jumping);
}

gboolean
tbr_stage_is_settled (const TbrDesktop *desktop)
{
  const TbrStage *stage = desktop->stage;
  if (tbr_stage_is_twin (desktop))
    return stage->scene != NULL;
  if (tbr_host_fault (stage->host) != NULL)
    return TRUE;
  return stage->scene != NULL && stage->scene->serial == stage->asked && !stage->is_jumping
         && stage->form_number == 0 && stage->trial.number == 0 && tbr_replay_is_settled (desktop);
}

void
tbr_stage_end (TbrDesktop *desktop)
{
  TbrStage *stage = desktop->stage;
  if (stage == NULL)
    return;
  take_scene (desktop);
  if (stage->scene != NULL && desktop->spec.digest != NULL)
    *desktop->spec.digest = stage->scene->digest;
  tbr_replay_end (desktop);
  tbr_alerts_clear (desktop);
  tbr_scene_free (stage->scene);
  tbr_host_free (stage->host);
  g_free (stage->trial.words);
  g_free (stage->trial.refusal);
  g_free (stage->views);
  g_free (stage->log);
  g_clear_pointer (&desktop->stage, g_free);
  tbr_desktop_close_panel (desktop, TBR_PANEL_COVER);
}

/* ---- saying ---- */

const char *
tbr_stage_who (const TbrStage *stage)
{
  return stage->seat != TBR_NONE ? stage->exercise->roles[stage->seat].id : TBR_FACILITATOR;
}

guint
tbr_stage_say (TbrDesktop *desktop, const char *words)
{
  TbrStage *stage = desktop->stage;
  if (tbr_stage_is_twin (desktop))
    return 0;
  guint number = tbr_host_say (stage->host, tbr_stage_who (stage), words);
  if (!tbr_stage_is_busy (desktop))
    tbr_stage_look (desktop);
  return number;
}

void
tbr_stage_say_about (TbrDesktop *desktop, const char *verb, const char *id, const char *more)
{
  g_autofree char *words = g_strdup_printf ("%s %s%s%s", verb, id, *more != '\0' ? " " : "", more);
  (void) tbr_stage_say (desktop, words);
}

/* ---- from one to the other ---- */

static void
hand_over (TbrDesktop *desktop, guint seat)
{
  TbrStage *stage = desktop->stage;
  if (stage->is_covered || seat == stage->seat)
    return;
  static const TbrPanelId above[]
      = { TBR_PANEL_FORM, TBR_PANEL_SHEET, TBR_PANEL_SEARCH, TBR_PANEL_JUMP, TBR_PANEL_START };
  for (guint i = 0; i < G_N_ELEMENTS (above); i++)
    tbr_desktop_close_panel (desktop, above[i]);
  stage->next_seat = seat;
  stage->is_covered = TRUE;
  stage->is_running = stage->is_jumping = FALSE;
  desktop->selection = (TbrThing){ TBR_THING_NONE, TBR_NONE };
  desktop->hover_panel = TBR_PANEL_N; /* a tip would tell what lies below */
  desktop->hover = -1;
  tbr_desktop_open_panel (desktop, TBR_PANEL_COVER);
  desktop->focus_panel = TBR_PANEL_COVER;
  desktop->focus = -1;
  tbr_stage_look (desktop);
}

/* Each looks where they looked last; who comes first at what there is for them. */
static void
turn_map (TbrDesktop *desktop, guint from, guint to)
{
  TbrStage *stage = desktop->stage;
  guint n = stage->exercise->n_roles;
  const TbrView *next = &stage->views[MIN (to, n)];
  stage->views[MIN (from, n)] = desktop->view;
  desktop->is_placed = next->scale > 0;
  if (!desktop->is_placed)
    return;
  desktop->view.x = next->x;
  desktop->view.y = next->y;
  desktop->view.scale = next->scale;
}

/* What the one before saw is gone before the next one sees anything. */
static void
take_over (TbrDesktop *desktop)
{
  TbrStage *stage = desktop->stage;
  turn_map (desktop, stage->seat, stage->next_seat);
  stage->seat = stage->next_seat;
  stage->is_covered = FALSE;
  stage->letter = stage->inject = TBR_NONE;
  stage->n_letters = 0;
  g_clear_pointer (&desktop->moment, tbr_moment_unref);
  g_clear_pointer (&desktop->ground, tbr_ground_free);
  tbr_alerts_clear (desktop);
  desktop->former_asked = desktop->asked;
  desktop->is_moved = TRUE;
  desktop->focus = -1;
  g_clear_pointer (&desktop->message, g_free);
  tbr_desktop_close_panel (desktop, TBR_PANEL_COVER);
  tbr_stage_look (desktop);
  tbr_desktop_touch_all (desktop);
}

static void
believe (TbrDesktop *desktop, guint role)
{
  TbrStage *stage = desktop->stage;
  if (stage->seat != TBR_NONE)
    {
      tbr_desktop_say (desktop, tbr_refusal_of (desktop, TBR_ACT_STAGE_BELIEF));
      return;
    }
  stage->believer = role < stage->exercise->n_roles ? role : TBR_NONE;
  tbr_stage_look (desktop);
  tbr_desktop_touch_all (desktop);
}

static void
next_page (TbrDesktop *desktop)
{
  const TbrPage *now = tbr_stage_page (desktop);
  guint n = 0, at = 0;
  for (; tbr_pages[n] != NULL; n++)
    at = tbr_pages[n] == now ? n : at;
  for (guint i = 1; i <= n; i++)
    {
      tbr_stage_show_page (desktop, (at + i) % n);
      if (tbr_stage_page (desktop) != now)
        return;
    }
}

/* ---- actions ---- */

static gboolean
act_on_inject (TbrDesktop *desktop, TbrActionId action, gint64 argument)
{
  TbrStage *stage = desktop->stage;
  if (argument < 0 || argument >= stage->exercise->n_injects || stage->seat != TBR_NONE)
    return FALSE;
  const char *id = stage->exercise->injects[argument].id;
  if (action == TBR_ACT_STAGE_INJECT)
    stage->inject = stage->inject == (guint) argument ? TBR_NONE : (guint) argument;
  else if (action == TBR_ACT_STAGE_RELEASE)
    tbr_stage_say_about (desktop, "release", id, "");
  else if (action == TBR_ACT_STAGE_HOLD)
    tbr_stage_say_about (desktop, "hold", id, "");
  else if (action == TBR_ACT_STAGE_SKIP)
    tbr_stage_say_about (desktop, "skip", id, "");
  else if (action == TBR_ACT_STAGE_EDIT)
    tbr_wording_form_open (desktop, (guint) argument);
  else if (action == TBR_ACT_STAGE_WHY)
    tbr_reason_form_open_inject (desktop, (guint) argument);
  else
    return FALSE;
  tbr_desktop_touch (desktop, TBR_PANEL_SIDE);
  return TRUE;
}

/* Whose turn it is when the machine goes round: the persons, then whoever leads. */
static guint
seat_after (const TbrStage *stage)
{
  guint n = stage->exercise->n_roles;
  for (guint i = stage->seat == TBR_NONE ? 0 : stage->seat + 1; i < n; i++)
    if (stage->scene != NULL ? stage->scene->roles[i].by_person
                             : stage->exercise->roles[i].player == TBR_PLAYER_PERSON)
      return i;
  return TBR_NONE;
}

static gboolean
act_on_stage (TbrDesktop *desktop, TbrActionId action, gint64 argument)
{
  TbrStage *stage = desktop->stage;
  guint n = stage->exercise->n_roles;
  if (action == TBR_ACT_STAGE_NEXT_PAGE)
    next_page (desktop);
  else if (action == TBR_ACT_STAGE_PAGE)
    tbr_stage_show_page (desktop, (guint) argument);
  else if (action == TBR_ACT_STAGE_NEXT_SEAT)
    hand_over (desktop, seat_after (stage));
  else if (action == TBR_ACT_STAGE_SEAT)
    hand_over (desktop, argument >= 0 && argument < n ? (guint) argument : TBR_NONE);
  else if (action == TBR_ACT_STAGE_BELIEF)
    believe (desktop, stage->believer == TBR_NONE ? 0 : stage->believer + 1);
  else if (action == TBR_ACT_STAGE_BELIEVER)
    believe (desktop, argument >= 0 ? (guint) argument : TBR_NONE);
  else if (action == TBR_ACT_STAGE_ORDER)
    tbr_order_form_open (desktop, NULL, NULL, NULL);
  else if (action == TBR_ACT_STAGE_MESSAGE && stage->seat == TBR_NONE)
    tbr_message_form_open (desktop, TBR_NONE);
  else if (action == TBR_ACT_FORM_USE && tbr_stage_form_is_one (desktop))
    tbr_stage_form_use (desktop);
  else
    return act_on_inject (desktop, action, argument)
           || (tbr_stage_page (desktop)->act != NULL
               && tbr_stage_page (desktop)->act (desktop, action, argument));
  return TRUE;
}

/* Nothing that is on the screen can be reached while the machine is handed over. */
static gboolean
act_on_cover (TbrDesktop *desktop, TbrActionId action)
{
  if (action == TBR_ACT_STAGE_TAKE || action == TBR_ACT_ACTIVATE)
    take_over (desktop);
  return action != TBR_ACT_THEME && action != TBR_ACT_BIGGER && action != TBR_ACT_SMALLER
         && action != TBR_ACT_USUAL_SIZE && action != TBR_ACT_FULL_SCREEN && action != TBR_ACT_QUIT
         && action != TBR_ACT_PICTURE;
}

/* What changes something, or who sees it. */
static gboolean
is_for_player (TbrActionId action)
{
  return action == TBR_ACT_PLAY || action == TBR_ACT_FASTER || action == TBR_ACT_SLOWER
         || action == TBR_ACT_STAGE_JUMP || action == TBR_ACT_STAGE_NEXT_SEAT
         || action == TBR_ACT_STAGE_ORDER || action == TBR_ACT_STAGE_MESSAGE
         || (action >= TBR_ACT_STAGE_ACCEPT && action <= TBR_ACT_STAGE_UNIT);
}

gboolean
tbr_stage_act (TbrDesktop *desktop, TbrActionId action, gint64 argument)
{
  TbrStage *stage = desktop->stage;
  if (stage->is_covered)
    return act_on_cover (desktop, action);
  if (tbr_stage_is_twin (desktop) && is_for_player (action))
    {
      tbr_desktop_say (desktop, _ ("This window only shows; the exercise is played in the other."));
      return TRUE;
    }
  if (tbr_replay_is_on (desktop) && tbr_replay_act (desktop, action, argument))
    return TRUE;
  if (tbr_stage_clock_act (desktop, action, argument) || act_on_stage (desktop, action, argument))
    return TRUE;
  if (action == TBR_ACT_STAGE_REVIEW && tbr_refusal_of (desktop, action) == NULL)
    {
      tbr_replay_open (desktop);
      return TRUE;
    }
  if (action == TBR_ACT_STAGE_LOG && tbr_refusal_of (desktop, action) == NULL)
    {
      tbr_stage_write_log (desktop);
      return TRUE;
    }
  if (action == TBR_ACT_LEGEND)
    tbr_stage_show_named (desktop, "Legend");
  else if (action == TBR_ACT_SELECT)
    {
      desktop->selection = tbr_thing_unpack (argument);
      tbr_desktop_touch (desktop, TBR_PANEL_SIDE);
    }
  else
    return FALSE;
  return TRUE;
}
