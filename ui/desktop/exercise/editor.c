/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The life of the editor: an exercise opened, changed, rehearsed, saved, recovered. */
#include "desktop/exercise/editor.h"
#include "desktop/exercise/stage.h"

#include <glib/gi18n.h>
#include <string.h>

#define REPLICATIONS 100
/* Steps of a key with Control. */
#define MANY_STEPS 12

const TbrExercise *
tbr_editor_exercise (const TbrEditor *editor)
{
  return tbr_events_exercise (editor->events);
}

const TbrInject *
tbr_editor_inject (const TbrEditor *editor)
{
  if (editor->events == NULL)
    return NULL;
  const TbrExercise *exercise = tbr_editor_exercise (editor);
  guint32 i = tbr_exercise_find_inject (exercise, editor->chosen);
  return i != TBR_NONE ? &exercise->injects[i] : NULL;
}

const TbrStoryBranch *
tbr_editor_branch (const TbrEditor *editor)
{
  const TbrExercise *exercise = editor->events != NULL ? tbr_editor_exercise (editor) : NULL;
  for (guint i = 0; exercise != NULL && editor->branch != NULL && i < exercise->n_branches; i++)
    if (g_str_equal (exercise->branches[i].id, editor->branch))
      return &exercise->branches[i];
  return NULL;
}

const TbrCondition *
tbr_editor_written (const TbrEditor *editor)
{
  const TbrStoryBranch *branch = tbr_editor_branch (editor);
  const TbrInject *inject = tbr_editor_inject (editor);
  if (branch != NULL)
    return &branch->when;
  return inject != NULL ? &inject->when : NULL;
}

/* @branch: its place, -1: the chosen inject. */
static void
choose_branch (TbrEditor *editor, gint64 branch)
{
  const TbrExercise *exercise = tbr_editor_exercise (editor);
  g_free (editor->branch);
  editor->branch = branch >= 0 && branch < exercise->n_branches
                       ? g_strdup (exercise->branches[branch].id)
                       : NULL;
  editor->clause = 0;
}

char *
tbr_editor_title (const TbrEditor *editor)
{
  if (editor->events == NULL)
    return g_strdup ("tabard");
  return g_strdup_printf ("%s%s", tbr_editor_exercise (editor)->title,
                          tbr_events_is_changed (editor->events) ? "*" : "");
}

void
tbr_editor_touch (TbrDesktop *desktop)
{
  tbr_desktop_touch (desktop, TBR_PANEL_EVENTS);
  tbr_desktop_touch (desktop, TBR_PANEL_CARD);
  tbr_desktop_touch (desktop, TBR_PANEL_BAR);
}

void
tbr_editor_choose (TbrDesktop *desktop, const char *id)
{
  TbrEditor *editor = desktop->editor;
  char *copy = g_strdup (id);
  if (g_strcmp0 (copy, editor->chosen) != 0)
    {
      editor->clause = 0;
      desktop->panels[TBR_PANEL_CARD].scroll = 0;
    }
  g_free (editor->chosen);
  editor->chosen = copy;
  g_clear_pointer (&editor->branch, g_free);
  tbr_editor_touch (desktop);
}

void
tbr_editor_told (TbrDesktop *desktop, GError *error)
{
  if (error != NULL)
    tbr_desktop_tell (desktop, error);
  desktop->editor->is_sure = FALSE;
  tbr_editor_touch (desktop);
}

/* ---- opening ---- */

void
tbr_editor_begin (TbrDesktop *desktop, const char *path)
{
  if (tbr_stage_is_shared (desktop))
    return;
  char *copy = g_strdup (path);
  tbr_editor_end (desktop);
  if (desktop->stage != NULL)
    tbr_desktop_close_session (desktop);
  TbrEditor *editor = desktop->editor = g_new0 (TbrEditor, 1);
  editor->path = copy;
  editor->faults = tbr_diagnostics_new ();
  editor->events = tbr_events_open (copy, editor->faults);
  static const TbrPanelId away[]
      = { TBR_PANEL_SIDE, TBR_PANEL_TIME, TBR_PANEL_FOOT, TBR_PANEL_ZOOM, TBR_PANEL_START };
  for (guint i = 0; i < G_N_ELEMENTS (away); i++)
    tbr_desktop_close_panel (desktop, away[i]);
  if (editor->events == NULL)
    {
      desktop->screen = TBR_SCREEN_DOCTOR;
      tbr_desktop_open_panel (desktop, TBR_PANEL_START);
      return;
    }
  const TbrExercise *exercise = tbr_editor_exercise (editor);
  g_autofree char *folder = g_path_get_dirname (tbr_events_path (editor->events));
  g_autofree char *beside = g_build_filename (folder, exercise->scenario, NULL);
  g_autofree char *shipped
      = g_build_filename (desktop->spec.house.library != NULL ? desktop->spec.house.library : ".",
                          exercise->scenario, NULL);
  tbr_editor_look (desktop);
  editor->chosen = g_strdup (exercise->n_injects > 0 ? exercise->injects[0].id : NULL);
  editor->column = TBR_GRID_NUMBER;
  editor->order = TBR_ORDER_RISING;
  tbr_desktop_load (desktop, g_file_test (beside, G_FILE_TEST_EXISTS) ? beside : shipped);
  tbr_desktop_open_panel (desktop, TBR_PANEL_EVENTS);
  tbr_desktop_open_panel (desktop, TBR_PANEL_CARD);
  desktop->focus_panel = TBR_PANEL_EVENTS;
  desktop->focus = -1;
}

void
tbr_editor_hold (TbrDesktop *desktop)
{
  TbrEditor *editor = desktop->editor;
  if (editor->events == NULL)
    return;
  tbr_events_hold (editor->events, desktop->session != NULL ? desktop->session->scenario : NULL);
  tbr_grid_forget (editor);
  if (tbr_editor_inject (editor) == NULL)
    {
      const TbrExercise *exercise = tbr_editor_exercise (editor);
      tbr_editor_choose (desktop, exercise->n_injects > 0 ? exercise->injects[0].id : NULL);
    }
  tbr_editor_touch (desktop);
}

void
tbr_editor_end (TbrDesktop *desktop)
{
  TbrEditor *editor = desktop->editor;
  if (editor == NULL)
    return;
  g_clear_pointer (&editor->rehearser, tbr_rehearser_free);
  if (editor->events != NULL && !tbr_events_is_changed (editor->events))
    tbr_events_discard (editor->events);
  tbr_events_free (editor->events);
  tbr_diagnostics_free (editor->faults);
  tbr_grid_forget (editor);
  g_free (editor->path);
  g_free (editor->work);
  g_free (editor->left);
  g_free (editor->chosen);
  g_free (editor->dragged);
  g_free (editor->branch);
  g_clear_pointer (&desktop->editor, g_free);
}

/* ---- rehearsing ---- */

static void
rehearse (TbrDesktop *desktop)
{
  TbrEditor *editor = desktop->editor;
  if (desktop->session == NULL || desktop->session->scenario == NULL)
    {
      tbr_desktop_say (desktop, _ ("The scenario is still being read"));
      return;
    }
  const TbrRehearserSpec spec
      = { .text = tbr_events_text (editor->events),
          .name = tbr_events_path (editor->events),
          .scenario = desktop->session->scenario,
          .replications = desktop->spec.rehearsals > 0 ? desktop->spec.rehearsals : REPLICATIONS,
          .wake = desktop->spec.wake,
          .wake_data = desktop->spec.wake_data };
  g_clear_pointer (&editor->rehearser, tbr_rehearser_free);
  editor->rehearser = tbr_rehearser_new (&spec);
  editor->rehearsed = tbr_events_edition (editor->events);
  editor->n_told = 0;
  editor->is_told = FALSE;
  editor->card = TBR_CARD_REHEARSAL;
  tbr_grid_forget (editor);
  tbr_editor_touch (desktop);
}

const TbrOften *
tbr_editor_often (const TbrEditor *editor, const char *id)
{
  const TbrRehearsal *answer
      = editor->rehearser != NULL ? tbr_rehearser_answer (editor->rehearser) : NULL;
  guint32 i = answer != NULL
                  ? tbr_exercise_find_inject (tbr_rehearser_exercise (editor->rehearser), id)
                  : TBR_NONE;
  return i != TBR_NONE ? &answer->injects[i] : NULL;
}

void
tbr_editor_tick (TbrDesktop *desktop)
{
  TbrEditor *editor = desktop->editor;
  if (editor == NULL || editor->rehearser == NULL || editor->is_told)
    return;
  guint n = tbr_rehearser_n_done (editor->rehearser);
  if (tbr_rehearser_is_over (editor->rehearser))
    {
      editor->is_told = TRUE;
      tbr_grid_forget (editor);
      tbr_editor_touch (desktop);
    }
  else if (n != editor->n_told)
    tbr_desktop_touch (desktop, TBR_PANEL_CARD);
  editor->n_told = n;
}

gboolean
tbr_editor_is_settled (const TbrDesktop *desktop)
{
  const TbrEditor *editor = desktop->editor;
  if (editor == NULL || editor->events == NULL)
    return TRUE;
  return !desktop->is_loading && desktop->session != NULL
         && (editor->rehearser == NULL || editor->is_told);
}

gboolean
tbr_editor_is_busy (const TbrDesktop *desktop)
{
  const TbrEditor *editor = desktop->editor;
  return editor != NULL && editor->rehearser != NULL && !editor->is_told;
}

/* ---- changes ---- */

static void
add (TbrDesktop *desktop)
{
  TbrEditor *editor = desktop->editor;
  const TbrInject *near = tbr_editor_inject (editor);
  TbrTime at = near == NULL            ? 0
               : near->at != TBR_NEVER ? near->at
                                       : tbr_editor_earliest (&near->when);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  tbr_editor_keep (desktop);
  if (tbr_events_add (editor->events, editor->chosen, at, _ ("New inject"), &id, &error))
    tbr_editor_choose (desktop, id);
  tbr_editor_told (desktop, error);
  if (id == NULL)
    return;
  editor->card = TBR_CARD_INJECT;
  tbr_grid_renew (desktop);
  tbr_grid_scroll_to (desktop, tbr_grid_row (editor));
}

static void
copy (TbrDesktop *desktop)
{
  TbrEditor *editor = desktop->editor;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  if (tbr_editor_inject (editor) == NULL)
    return;
  tbr_editor_keep (desktop);
  if (tbr_events_copy (editor->events, editor->chosen, &id, &error))
    tbr_editor_choose (desktop, id);
  tbr_editor_told (desktop, error);
  tbr_grid_renew (desktop);
  tbr_grid_scroll_to (desktop, tbr_grid_row (editor));
}

/* The one that stands next is chosen then. */
static void
take_out (TbrDesktop *desktop)
{
  TbrEditor *editor = desktop->editor;
  g_autoptr (GError) error = NULL;
  if (tbr_editor_inject (editor) == NULL)
    return;
  tbr_grid_renew (desktop);
  guint row = tbr_grid_row (editor);
  tbr_editor_keep (desktop);
  if (tbr_events_remove (editor->events, editor->chosen, &error))
    {
      tbr_grid_renew (desktop);
      guint n = editor->rows->len;
      guint next = n > 0 ? g_array_index (editor->rows, guint, MIN (row, n - 1)) : 0;
      tbr_editor_choose (desktop, n > 0 ? tbr_editor_exercise (editor)->injects[next].id : NULL);
    }
  tbr_editor_told (desktop, error);
}

static void
renumber (TbrDesktop *desktop)
{
  g_autoptr (GError) error = NULL;
  tbr_editor_keep (desktop);
  (void) tbr_events_renumber (desktop->editor->events, &error);
  tbr_editor_told (desktop, error);
}

void
tbr_editor_put (TbrDesktop *desktop, const char *id, TbrTime at)
{
  g_autoptr (GError) error = NULL;
  tbr_editor_keep (desktop);
  (void) tbr_events_move (desktop->editor->events, id, at, &error);
  tbr_editor_told (desktop, error);
}

/* So many steps earlier or later. */
static void
shift (TbrDesktop *desktop, int steps)
{
  TbrEditor *editor = desktop->editor;
  const TbrInject *inject = tbr_editor_inject (editor);
  if (inject == NULL || inject->at == TBR_NEVER)
    {
      tbr_desktop_say (desktop, _ ("Only an inject with a time can be moved"));
      return;
    }
  TbrTime at = inject->at + steps * tbr_line_step (desktop);
  g_autofree char *id = g_strdup (inject->id);
  tbr_editor_put (desktop, id, CLAMP (at, 0, tbr_editor_exercise (editor)->duration));
}

static void
go_back (TbrDesktop *desktop, TbrActionId action)
{
  TbrEditor *editor = desktop->editor;
  tbr_editor_keep (desktop);
  gboolean is_done = action == TBR_ACT_UNDO ? tbr_events_undo (editor->events)
                                            : tbr_events_redo (editor->events);
  if (!is_done)
    tbr_desktop_say (desktop, action == TBR_ACT_UNDO ? _ ("Nothing to take back")
                                                     : _ ("Nothing to do again"));
  if (tbr_editor_inject (editor) == NULL)
    {
      const TbrExercise *exercise = tbr_editor_exercise (editor);
      tbr_editor_choose (desktop, exercise->n_injects > 0 ? exercise->injects[0].id : NULL);
    }
  tbr_editor_told (desktop, NULL);
}

gboolean
tbr_editor_save (TbrDesktop *desktop, const char *path, GError **error)
{
  if (!tbr_events_save (desktop->editor->events, path, error))
    return FALSE;
  g_autofree char *text = g_strdup_printf (_ ("Saved: %s"), path);
  tbr_desktop_say (desktop, text);
  return TRUE;
}

static void
save (TbrDesktop *desktop)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup (tbr_events_path (desktop->editor->events));
  (void) tbr_editor_save (desktop, path, &error);
  tbr_editor_told (desktop, error);
}

/* ---- keys and actions ---- */

static void
choose_row (TbrDesktop *desktop, gint64 row)
{
  TbrEditor *editor = desktop->editor;
  tbr_grid_renew (desktop);
  if (editor->rows->len == 0)
    return;
  row = CLAMP (row, 0, (gint64) editor->rows->len - 1);
  guint inject = g_array_index (editor->rows, guint, row);
  tbr_editor_choose (desktop, tbr_editor_exercise (editor)->injects[inject].id);
  tbr_grid_scroll_to (desktop, (guint) row);
}

/* Up and down and further. */
static gboolean
walk (TbrDesktop *desktop, guint32 key)
{
  tbr_grid_renew (desktop);
  gint64 row = tbr_grid_row (desktop->editor), page = tbr_grid_n_seen (desktop);
  if (key == TBR_KEY_DOWN || key == TBR_KEY_UP)
    choose_row (desktop, row + (key == TBR_KEY_DOWN ? 1 : -1));
  else if (key == TBR_KEY_PAGE_DOWN || key == TBR_KEY_PAGE_UP)
    choose_row (desktop, row + (key == TBR_KEY_PAGE_DOWN ? page : -page));
  else if (key == TBR_KEY_HOME || key == TBR_KEY_END)
    choose_row (desktop, key == TBR_KEY_HOME ? 0 : G_MAXINT);
  else
    return FALSE;
  desktop->focus = -1;
  return TRUE;
}

/* Keys with nothing held, but for letters. */
static gboolean
press_plain (TbrDesktop *desktop, guint32 key)
{
  const TbrEditor *editor = desktop->editor;
  guint n = tbr_events_exercise (editor->events)->n_injects > 0 ? TBR_GRID_N : 1;
  if (key == TBR_KEY_ENTER && desktop->focus < 0)
    tbr_editor_act (desktop, TBR_ACT_EVENTS_FORM, 0);
  else if (key == TBR_KEY_INSERT)
    tbr_editor_act (desktop, TBR_ACT_EVENTS_ADD, 0);
  else if (key == TBR_KEY_DELETE)
    tbr_editor_act (desktop, TBR_ACT_EVENTS_REMOVE, 0);
  else if (key == TBR_KEY_RIGHT)
    tbr_grid_sort (desktop, (editor->column + 1) % n);
  else if (key == TBR_KEY_LEFT)
    tbr_grid_sort (desktop, editor->column);
  else
    return walk (desktop, key);
  return TRUE;
}

gboolean
tbr_editor_key (TbrDesktop *desktop, const TbrInput *input)
{
  static const struct
  {
    guint32 key;
    guint with;
    TbrActionId action;
    gint64 argument;
  } keys[] = {
    { 'd', TBR_WITH_CONTROL, TBR_ACT_EVENTS_COPY, 0 },
    { 'z', TBR_WITH_CONTROL, TBR_ACT_UNDO, 0 },
    { 'y', TBR_WITH_CONTROL, TBR_ACT_REDO, 0 },
    { 'z', TBR_WITH_CONTROL | TBR_WITH_SHIFT, TBR_ACT_REDO, 0 },
    { 's', TBR_WITH_CONTROL, TBR_ACT_SAVE, 0 },
    { 's', TBR_WITH_CONTROL | TBR_WITH_SHIFT, TBR_ACT_SAVE_AS, 0 },
    { 'r', 0, TBR_ACT_EVENTS_REHEARSE, 0 },
    { 'n', 0, TBR_ACT_EVENTS_RENUMBER, 0 },
    { 'i', 0, TBR_ACT_EVENTS_CARD, TBR_CARD_INJECT },
    { 'c', 0, TBR_ACT_EVENTS_CARD, TBR_CARD_CONDITION },
    { 'a', 0, TBR_ACT_EVENTS_CARD, TBR_CARD_REHEARSAL },
    { 'l', 0, TBR_ACT_EVENTS_CARD, TBR_CARD_TITLES },
    { 't', 0, TBR_ACT_EVENTS_TEXT, 0 },
    { TBR_KEY_RIGHT, TBR_WITH_SHIFT, TBR_ACT_EVENTS_SHIFT, 1 },
    { TBR_KEY_LEFT, TBR_WITH_SHIFT, TBR_ACT_EVENTS_SHIFT, -1 },
    { TBR_KEY_RIGHT, TBR_WITH_CONTROL, TBR_ACT_EVENTS_SHIFT, MANY_STEPS },
    { TBR_KEY_LEFT, TBR_WITH_CONTROL, TBR_ACT_EVENTS_SHIFT, -MANY_STEPS },
  };
  if (desktop->editor == NULL || desktop->editor->events == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == input->key && keys[i].with == input->with)
      return tbr_editor_act (desktop, keys[i].action, keys[i].argument);
  return input->with == 0 && press_plain (desktop, input->key);
}

/* What is about the list as a whole. */
static gboolean
act_on_list (TbrDesktop *desktop, TbrActionId action)
{
  if (action == TBR_ACT_UNDO || action == TBR_ACT_REDO)
    go_back (desktop, action);
  else if (action == TBR_ACT_SAVE)
    save (desktop);
  else if (action == TBR_ACT_SAVE_AS)
    tbr_editor_form_save (desktop);
  else if (action == TBR_ACT_EVENTS_ADD)
    add (desktop);
  else if (action == TBR_ACT_EVENTS_COPY)
    copy (desktop);
  else if (action == TBR_ACT_EVENTS_REMOVE)
    take_out (desktop);
  else if (action == TBR_ACT_EVENTS_RENUMBER)
    renumber (desktop);
  else if (action == TBR_ACT_EVENTS_REHEARSE)
    rehearse (desktop);
  else if (action == TBR_ACT_EVENTS_RECOVER)
    tbr_editor_recover (desktop);
  else if (action == TBR_ACT_EVENTS_DISCARD)
    tbr_editor_discard (desktop);
  else
    return FALSE;
  return TRUE;
}

/* The editor goes only when nothing is lost, or when it is asked twice. */
static gboolean
stop_quit (TbrDesktop *desktop)
{
  TbrEditor *editor = desktop->editor;
  if (!tbr_events_is_changed (editor->events) || editor->is_sure)
    return FALSE;
  tbr_desktop_say (desktop, editor->work != NULL
                                ? _ ("Not saved. Once more closes; the next time offers it again")
                                : _ ("Not saved. Once more closes, and the changes are gone"));
  editor->is_sure = TRUE;
  return TRUE;
}

/* @param: counted from 1; 0: when it is due. */
static void
open_form (TbrDesktop *desktop, gint64 param)
{
  const TbrKind *kind = tbr_editor_kind ();
  gboolean is_known = param > 0 && param <= kind->n_params;
  tbr_editor_form_inject (desktop, is_known ? kind->params[param - 1].name : NULL);
}

static void
copy_list (TbrDesktop *desktop)
{
  const TbrEditor *editor = desktop->editor;
  tbr_grid_renew (desktop);
  g_free (desktop->errand.clipboard);
  desktop->errand.clipboard = tbr_listing_to_text (editor->listing, editor->rows);
  tbr_desktop_say (desktop, _ ("Copied"));
}

/* What is about a crisis that is watched: not while an exercise is written. */
static gboolean
is_elsewhere (TbrActionId action)
{
  return (action > TBR_ACT_NONE && action <= TBR_ACT_COVERAGE)
         || (action >= TBR_ACT_SEARCH && action <= TBR_ACT_TABLE_EXPORT) || action == TBR_ACT_DOCTOR
         || (action >= TBR_ACT_WHATIF && action <= TBR_ACT_SAVE_AS && action != TBR_ACT_FORM_USE)
         || (action >= TBR_ACT_OPEN && action <= TBR_ACT_NEW);
}

gboolean
tbr_editor_act (TbrDesktop *desktop, TbrActionId action, gint64 argument)
{
  TbrEditor *editor = desktop->editor;
  if (action == TBR_ACT_RELOAD)
    {
      g_autofree char *path = g_strdup (editor->path);
      if (editor->events == NULL || !stop_quit (desktop))
        tbr_editor_begin (desktop, path);
      return TRUE;
    }
  if (editor->events == NULL)
    return FALSE;
  if (action == TBR_ACT_QUIT)
    return stop_quit (desktop);
  if (act_on_list (desktop, action))
    return TRUE;
  if (is_elsewhere (action))
    {
      tbr_desktop_say (desktop, _ ("Not while an events list is written"));
      return TRUE;
    }
  if (action == TBR_ACT_EVENTS_ROW)
    choose_row (desktop, argument);
  else if (action == TBR_ACT_EVENTS_SORT)
    tbr_grid_sort (desktop, (TbrGridColumn) argument);
  else if (action == TBR_ACT_EVENTS_FORM)
    open_form (desktop, argument);
  else if (action == TBR_ACT_EVENTS_TEXT && argument >= TBR_EDITOR_TITLES)
    tbr_editor_titles_open (desktop, (guint) (argument - TBR_EDITOR_TITLES));
  else if (action == TBR_ACT_EVENTS_TEXT)
    tbr_editor_form_text (desktop, (guint) argument);
  else if (action == TBR_ACT_EVENTS_SHIFT)
    shift (desktop, (int) argument);
  else if (action == TBR_ACT_EVENTS_CARD)
    editor->card = (TbrCard) argument;
  else if (action == TBR_ACT_EVENTS_BRANCH)
    choose_branch (editor, argument);
  else if (action == TBR_ACT_EVENTS_CLAUSE)
    editor->clause = (guint) argument;
  else if (action == TBR_ACT_EVENTS_CLAUSE_DEED)
    tbr_clause_do (desktop, (TbrClauseDeed) argument);
  else if (action == TBR_ACT_COPY)
    copy_list (desktop);
  else
    return FALSE;
  tbr_editor_touch (desktop);
  return TRUE;
}
