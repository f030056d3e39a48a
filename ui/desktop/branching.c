/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Branches of the crisis that is open: what is tried, done, taken back, saved and recovered. */
#include "desktop/branching.h"

#include "desktop/beside.h"
#include "desktop/bookmarks.h"
#include "desktop/exercise/editor.h"
#include "desktop/exercise/stage.h"
#include "desktop/forms.h"
#include "desktop/spots.h"
#include "draw/language.h"
#include "report/fault_words.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include <string.h>
#include <unistd.h>

static const TbrActionId undo_keys[] = { TBR_ACT_UNDO, TBR_ACT_NONE };

/* Told in the form when one is open, else in a line that goes away. */
static void
complain (TbrDesktop *desktop, const char *text)
{
  if (desktop->panels[TBR_PANEL_FORM].is_open)
    {
      g_free (desktop->form.complaint);
      desktop->form.complaint = g_strdup (text);
      tbr_desktop_touch (desktop, TBR_PANEL_FORM);
    }
  else
    tbr_desktop_say (desktop, text);
}

/* ---- the journal ---- */

/* Begins the journal with the first change: who only looks leaves nothing behind. */
static void
keep (TbrDesktop *desktop)
{
  const char *folder = desktop->spec.work_folder;
  g_autoptr (GError) error = NULL;
  if (desktop->is_kept || folder == NULL)
    return;
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT "-%d" TBR_JOURNAL,
                                           g_get_real_time () / 1000, (int) getpid ());
  g_autofree char *path = g_build_filename (folder, name, NULL);
  if (g_mkdir_with_parents (folder, 0700) == 0 && tbr_whatif_keep (desktop->whatif, path, &error))
    desktop->is_kept = TRUE;
  else if (error != NULL)
    tbr_desktop_tell (desktop, error);
  else
    tbr_desktop_say (desktop, _ ("What is done here cannot be kept: no folder for it"));
}

void
tbr_branching_begin (TbrDesktop *desktop)
{
  g_autoptr (GError) error = NULL;
  desktop->whatif = tbr_whatif_new (desktop->session->path, desktop->spec.house.settings, &error);
  if (desktop->whatif == NULL)
    tbr_desktop_tell (desktop, error);
}

/* Whether something was done that is not saved: a branch in which nothing was changed is none. */
static gboolean
is_worth_keeping (const TbrWhatif *whatif)
{
  for (guint i = 0; i < tbr_whatif_n_branches (whatif); i++)
    {
      TbrBranch branch = tbr_whatif_branch (whatif, i);
      if (branch.is_changed && (branch.file != NULL || branch.n_done > branch.n_given))
        return TRUE;
    }
  return FALSE;
}

/* What is not saved stays in its journal, and is offered the next time. */
void
tbr_branching_end (TbrDesktop *desktop)
{
  tbr_beside_close (desktop);
  if (desktop->whatif != NULL && !is_worth_keeping (desktop->whatif))
    tbr_whatif_discard (desktop->whatif);
  g_clear_pointer (&desktop->whatif, tbr_whatif_free);
  g_clear_pointer (&desktop->attempt.line, g_free);
  g_clear_pointer (&desktop->attempt.name, g_free);
  desktop->attempt.is_on = FALSE;
  desktop->is_kept = FALSE;
}

/* ---- trying ---- */

/* Has the branch that is shown read, with one more edit. */
static gboolean
read_branch (TbrDesktop *desktop, const char *line)
{
  g_autoptr (GError) error = NULL;
  guint shown = tbr_whatif_shown (desktop->whatif);
  g_autofree char *text = tbr_whatif_text (desktop->whatif, shown, line, &error);
  if (text == NULL)
    {
      g_autofree char *told = tbr_fault_words (error->message);
      complain (desktop, told);
      return FALSE;
    }
  g_free (desktop->attempt.line);
  desktop->attempt.line = g_strdup (line);
  g_clear_pointer (&desktop->attempt.name, g_free);
  desktop->attempt.is_on = TRUE;
  tbr_loader_read (desktop->loader, TBR_SHELF_SHOWN, tbr_whatif_path (desktop->whatif), text);
  tbr_desktop_touch_all (desktop);
  return TRUE;
}

void
tbr_branching_read (TbrDesktop *desktop)
{
  (void) read_branch (desktop, NULL);
}

/* Whether something can be done now: one thing at a time. */
static gboolean
is_free (TbrDesktop *desktop)
{
  if (desktop->whatif == NULL)
    return FALSE;
  if (desktop->attempt.is_on && desktop->attempt.line != NULL)
    {
      complain (desktop, _ ("The edit before is still being read"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
has_name (const TbrWhatif *whatif, const char *name)
{
  for (guint i = 0; i < tbr_whatif_n_branches (whatif); i++)
    if (g_str_equal (tbr_whatif_branch (whatif, i).name, name))
      return TRUE;
  return FALSE;
}

/* "What if 2". (transfer full) */
static char *
make_name (const TbrWhatif *whatif)
{
  guint number = tbr_whatif_n_branches (whatif);
  char *name = g_strdup_printf (_ ("What if %u"), number);
  while (has_name (whatif, name))
    {
      g_free (name);
      name = g_strdup_printf (_ ("What if %u"), ++number);
    }
  return name;
}

/* Whether what is shown is the plan as the file has it, which stays to compare with. A crisis in
   which nothing happens yet is being written: its plan is what is changed. */
static gboolean
is_plan (const TbrDesktop *desktop)
{
  TbrBranch branch;
  return tbr_whatif_find (desktop->whatif, tbr_whatif_shown (desktop->whatif), &branch)
         && branch.parent == 0 && branch.n_edits == branch.n_given && desktop->session != NULL
         && desktop->session->scenario != NULL
         && desktop->session->scenario->sections[TBR_SECTION_HAZARDS].n > 0;
}

void
tbr_branching_try (TbrDesktop *desktop, const char *line)
{
  if (!is_free (desktop))
    return;
  g_autofree char *name = is_plan (desktop) ? make_name (desktop->whatif) : NULL;
  if (!read_branch (desktop, line))
    return;
  desktop->attempt.name = g_steal_pointer (&name);
  desktop->attempt.is_looked_at = desktop->attempt.is_beside = FALSE;
}

gboolean
tbr_branching_try_apart (TbrDesktop *desktop, const char *name, const char *line,
                         gboolean is_looked_at)
{
  if (!is_free (desktop) || !read_branch (desktop, line))
    return FALSE;
  desktop->attempt.name = g_strdup (name);
  desktop->attempt.is_looked_at = is_looked_at;
  desktop->attempt.is_beside = TRUE;
  return TRUE;
}

void
tbr_branching_undo (TbrDesktop *desktop)
{
  if (!is_free (desktop))
    return;
  if (tbr_whatif_undo (desktop->whatif, tbr_whatif_shown (desktop->whatif)))
    (void) read_branch (desktop, NULL);
  else
    tbr_desktop_say (desktop, _ ("Nothing to take back in this branch"));
}

void
tbr_branching_redo (TbrDesktop *desktop)
{
  if (!is_free (desktop))
    return;
  if (tbr_whatif_redo (desktop->whatif, tbr_whatif_shown (desktop->whatif)))
    (void) read_branch (desktop, NULL);
  else
    tbr_desktop_say (desktop, _ ("Nothing to do again in this branch"));
}

/* ---- what was read ---- */

/* The place of the same number of the same hazard. */
static TbrThing
same_spot (const TbrScenario *old, const TbrScenario *new, TbrThing thing)
{
  g_autoptr (GArray) list = tbr_spots_list (new);
  TbrHazardSpot before;
  if (tbr_spots_find (old, thing.i, &before))
    for (guint i = 0; i < list->len; i++)
      {
        const TbrHazardSpot *spot = &g_array_index (list, TbrHazardSpot, i);
        if (spot->row == before.row && spot->number == before.number
            && g_str_equal (tbr_scenario_object (old, TBR_SECTION_HAZARDS, before.hazard)->id,
                            tbr_scenario_object (new, TBR_SECTION_HAZARDS, spot->hazard)->id))
          return (TbrThing){ thing.kind, i };
      }
  return (TbrThing){ TBR_THING_NONE, TBR_NONE };
}

TbrThing
tbr_branching_same_thing (const TbrScenario *old, const TbrScenario *new, TbrThing thing)
{
  TbrThing none = { TBR_THING_NONE, TBR_NONE };
  if (thing.kind == TBR_THING_UNIT)
    {
      for (guint i = 0; i < new->n_units; i++)
        if (g_str_equal (new->units[i].id, old->units[thing.i].id))
          return (TbrThing){ thing.kind, i };
      return none;
    }
  if (thing.kind == TBR_THING_HAZARD)
    {
      const char *id = tbr_scenario_object (old, TBR_SECTION_HAZARDS, thing.i)->id;
      for (guint i = 0; i < new->sections[TBR_SECTION_HAZARDS].n; i++)
        if (g_str_equal (new->sections[TBR_SECTION_HAZARDS].objects[i]->id, id))
          return (TbrThing){ thing.kind, i };
      return none;
    }
  if (thing.kind == TBR_THING_POLICY)
    {
      const TbrObject *object = tbr_scenario_object (old, TBR_SECTION_POLICIES, thing.i);
      for (guint i = 0; i < new->sections[TBR_SECTION_POLICIES].n; i++)
        if (g_str_equal (new->sections[TBR_SECTION_POLICIES].objects[i]->id, object->id))
          return (TbrThing){ thing.kind, i };
      return none;
    }
  if (thing.kind == TBR_THING_SPOT)
    return same_spot (old, new, thing);
  return thing.kind == TBR_THING_NEED ? none : thing;
}

/* Who looks for something goes on with it: the answers are of the new run. */
static void
search_again (TbrDesktop *desktop)
{
  tbr_desktop_open_panel (desktop, TBR_PANEL_SEARCH);
  desktop->focus_panel = TBR_PANEL_SEARCH;
  desktop->focus = -1;
  tbr_search_update (desktop);
}

/* The new run takes the place of the old: same clock, same camera, same choice. */
static void
change_session (TbrDesktop *desktop, TbrSession *session)
{
  TbrPlayerSpec spec = tbr_desktop_player_spec (desktop, session->scenario);
  TbrHeritage *heritage = tbr_desktop_heritage (desktop, &spec);
  TbrTime clock = (TbrTime) desktop->clock;
  TbrTab tab = desktop->tab;
  gboolean is_placed = desktop->is_placed;
  gboolean is_searching = desktop->panels[TBR_PANEL_SEARCH].is_open;
  TbrThing selection = tbr_branching_same_thing (desktop->session->scenario, session->scenario,
                                                 desktop->selection);
  GArray *bookmarks = g_steal_pointer (&desktop->bookmarks);
  desktop->bookmarks = tbr_bookmarks_new ();
  /* the painter knows the map, not the crisis; but it may still be drawing the old one */
  TbrPainter *painter = g_steal_pointer (&desktop->painter);
  g_ptr_array_add (desktop->former, g_steal_pointer (&desktop->session));
  desktop->former_asked = desktop->asked;
  tbr_desktop_close_session (desktop);
  desktop->painter = painter;
  if (desktop->beside != NULL)
    desktop->beside->compared[0] = 0;
  desktop->session = session;
  desktop->screen = TBR_SCREEN_CRISIS;
  tbr_desktop_begin (desktop, clock, heritage);
  desktop->tab = tab;
  desktop->is_placed = is_placed;
  desktop->selection = selection;
  g_array_unref (desktop->bookmarks);
  desktop->bookmarks = bookmarks;
  tbr_doctor_close_pane (desktop);
  if (is_searching)
    search_again (desktop);
}

static void
refuse (TbrDesktop *desktop, const TbrSession *session)
{
  guint n = tbr_diagnostics_count (session->faults);
  for (guint i = 0; i < tbr_diagnostics_kept (session->faults); i++)
    {
      const TbrDiagnostic *fault = tbr_diagnostics_get (session->faults, i);
      if (fault->severity != TBR_SEVERITY_FAULT)
        continue;
      g_autofree char *told = tbr_fault_words (fault->message);
      g_autofree char *text
          = n > 1 ? g_strdup_printf (_ ("%s (and %u more)"), told, n - 1) : g_strdup (told);
      complain (desktop, text);
      return;
    }
}

/* "Fair share", "Fair share (2)" when there is one already. (transfer full) */
static char *
make_own_name (const TbrWhatif *whatif, const char *wanted)
{
  char *name = g_strdup (wanted);
  for (guint i = 2; has_name (whatif, name); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s (%u)", wanted, i);
    }
  return name;
}

/* Writes down what was tried and found good. Returns: the branch that it left, 0 when it changed
   the one that is shown */
static guint
write_down (TbrDesktop *desktop, const char *line, const char *name)
{
  guint shown = tbr_whatif_shown (desktop->whatif), left = 0;
  if (name == NULL || !desktop->attempt.is_looked_at)
    keep (desktop);
  if (name != NULL)
    {
      left = shown;
      g_autofree char *own = make_own_name (desktop->whatif, name);
      TbrTime at = desktop->attempt.is_beside ? 0 : tbr_clock_now (desktop);
      shown = tbr_whatif_branch_off (desktop->whatif, left, at, own);
      tbr_whatif_show (desktop->whatif, shown);
    }
  (void) tbr_whatif_add (desktop->whatif, shown, line, NULL);
  return left;
}

/* The plan stays as it is: what is done to it goes elsewhere. */
static void
say_own_branch (TbrDesktop *desktop)
{
  TbrBranch plan = tbr_whatif_branch (desktop->whatif, 0), own;
  if (!tbr_whatif_find (desktop->whatif, tbr_whatif_shown (desktop->whatif), &own))
    return;
  g_autofree char *text = g_strdup_printf (
      _ ("Done in a branch of its own, \xe2\x80\x9c%s\xe2\x80\x9d; "
         "\xe2\x80\x9c%s\xe2\x80\x9d stays to compare with. Ctrl+Z takes it back"),
      own.name, tbr_branching_name (&plan));
  tbr_desktop_say_keys (desktop, text, undo_keys);
}

void
tbr_branching_take (TbrDesktop *desktop, TbrSession *session)
{
  g_autofree char *line = g_steal_pointer (&desktop->attempt.line);
  g_autofree char *name = g_steal_pointer (&desktop->attempt.name);
  guint left = 0;
  desktop->attempt.is_on = FALSE;
  desktop->is_loading = FALSE;
  tbr_desktop_touch_all (desktop);
  if (session->scenario == NULL && desktop->session == NULL)
    {
      /* work that was left and cannot be read: the doctor says why */
      desktop->session = session;
      desktop->screen = TBR_SCREEN_DOCTOR;
      tbr_desktop_open_panel (desktop, TBR_PANEL_START);
      return;
    }
  if (desktop->whatif == NULL || session->scenario == NULL)
    {
      refuse (desktop, session);
      tbr_session_free (session);
      if (desktop->prospect == NULL && desktop->session != NULL)
        tbr_desktop_begin_prospect (desktop);
      return;
    }
  if (line != NULL)
    left = write_down (desktop, line, name);
  if (desktop->panels[TBR_PANEL_FORM].is_open && line != NULL)
    tbr_desktop_close_panel (desktop, TBR_PANEL_FORM);
  if (desktop->session != NULL && desktop->session->scenario != NULL)
    change_session (desktop, session);
  else
    {
      tbr_desktop_close_session (desktop);
      desktop->session = session;
      desktop->screen = TBR_SCREEN_CRISIS;
      TbrBranch branch = { .at = 0 };
      (void) tbr_whatif_find (desktop->whatif, tbr_whatif_shown (desktop->whatif), &branch);
      tbr_desktop_begin (desktop, branch.at, NULL);
      tbr_bookmarks_load (desktop);
    }
  tbr_desktop_begin_prospect (desktop);
  if (left != 0 && !desktop->attempt.is_beside)
    say_own_branch (desktop);
  else if (left != 0)
    {
      tbr_beside_show (desktop, left);
      if (desktop->ready == NULL)
        tbr_desktop_show_tab (desktop, TBR_TAB_WHATIF);
      tbr_desktop_say (desktop, _ ("A branch of its own, beside the one that it left"));
    }
  else if (line != NULL)
    tbr_desktop_say_keys (desktop, _ ("Done: Ctrl+Z takes it back"), undo_keys);
}

/* ---- branches ---- */

const char *
tbr_branching_name (const TbrBranch *branch)
{
  /* what every first branch is called until somebody renames it */
  static const char first[] = N_ ("As planned");
  return g_str_equal (branch->name, first) ? _ (first) : branch->name;
}

void
tbr_branching_branch (TbrDesktop *desktop)
{
  TbrBranch branch;
  if (!is_free (desktop) || desktop->session->scenario == NULL)
    return;
  keep (desktop);
  g_autofree char *name = make_name (desktop->whatif);
  guint number = tbr_whatif_branch_off (desktop->whatif, tbr_whatif_shown (desktop->whatif),
                                        tbr_clock_now (desktop), name);
  /* it is what its parent is: nothing has to be read */
  tbr_whatif_show (desktop->whatif, number);
  (void) tbr_whatif_find (desktop->whatif, number, &branch);
  g_autofree char *when = tbr_telling_when (desktop->session->scenario, branch.at);
  g_autofree char *text
      = g_strdup_printf (_ ("Branch \xe2\x80\x9c%s\xe2\x80\x9d: changes hold from %s on unless "
                            "their form says otherwise, and in it alone"),
                         branch.name, when);
  tbr_desktop_show_tab (desktop, TBR_TAB_WHATIF);
  tbr_desktop_say (desktop, text);
  tbr_desktop_touch_all (desktop);
}

void
tbr_branching_show (TbrDesktop *desktop, guint number)
{
  if (!is_free (desktop) || number == tbr_whatif_shown (desktop->whatif))
    return;
  /* the maps change places when it is the one beside */
  guint before = tbr_whatif_shown (desktop->whatif);
  tbr_whatif_show (desktop->whatif, number);
  if (read_branch (desktop, NULL) && desktop->beside != NULL && desktop->beside->number == number)
    tbr_beside_show (desktop, before);
}

void
tbr_branching_delete (TbrDesktop *desktop, guint number)
{
  g_autoptr (GError) error = NULL;
  if (!is_free (desktop))
    return;
  guint shown = tbr_whatif_shown (desktop->whatif);
  if (desktop->beside != NULL)
    tbr_beside_close (desktop);
  if (!tbr_whatif_delete (desktop->whatif, number, &error))
    tbr_desktop_tell (desktop, error);
  else if (number == shown)
    (void) read_branch (desktop, NULL);
  tbr_desktop_touch_all (desktop);
}

gboolean
tbr_branching_rename (TbrDesktop *desktop, const char *name, GError **error)
{
  keep (desktop);
  return tbr_whatif_rename (desktop->whatif, tbr_whatif_shown (desktop->whatif), name, error);
}

void
tbr_branching_save (TbrDesktop *desktop)
{
  TbrBranch branch;
  g_autoptr (GError) error = NULL;
  if (!is_free (desktop)
      || !tbr_whatif_find (desktop->whatif, tbr_whatif_shown (desktop->whatif), &branch))
    return;
  g_autofree char *file = g_strdup (branch.file);
  if (file == NULL)
    tbr_forms_open (desktop, TBR_FORM_SAVE, 0);
  else if (!tbr_branching_save_as (desktop, file, &error))
    tbr_desktop_tell (desktop, error);
}

gboolean
tbr_branching_save_as (TbrDesktop *desktop, const char *file, GError **error)
{
  const TbrScenario *scenario = desktop->session->scenario;
  guint shown = tbr_whatif_shown (desktop->whatif);
  if (desktop->attempt.is_on)
    {
      g_set_error_literal (error, TBR_ERROR, TBR_ERROR_USAGE, _ ("The branch is still being read"));
      return FALSE;
    }
  if (!tbr_whatif_save (desktop->whatif, shown, scenario, file, error))
    return FALSE;
  TbrBranch branch;
  (void) tbr_whatif_find (desktop->whatif, shown, &branch);
  tbr_memory_add (desktop, file, scenario->meta->title,
                  branch.parent != 0 ? tbr_branching_name (&branch) : NULL);
  g_autofree char *text = g_strdup_printf (_ ("Saved: %s"), file);
  tbr_desktop_say (desktop, text);
  tbr_desktop_touch_all (desktop);
  return TRUE;
}

/* ---- told ---- */

char *
tbr_desktop_title (const TbrDesktop *desktop)
{
  if (desktop->editor != NULL && desktop->editor->events != NULL)
    {
      g_autofree char *title = tbr_editor_title (desktop->editor);
      return g_strdup_printf ("%s - tabard", title);
    }
  if (desktop->session == NULL || desktop->session->scenario == NULL)
    return g_strdup ("tabard");
  const char *title = tbr_word (desktop->session->scenario->meta->title);
  TbrBranch branch;
  if (desktop->stage != NULL)
    return tbr_stage_title (desktop);
  if (desktop->whatif == NULL || tbr_whatif_n_branches (desktop->whatif) == 0
      || !tbr_whatif_find (desktop->whatif, tbr_whatif_shown (desktop->whatif), &branch))
    return g_strdup_printf ("%s - tabard", title);
  const char *changed = branch.is_changed ? "*" : "";
  return branch.parent == 0 ? g_strdup_printf ("%s%s - tabard", changed, title)
                            : g_strdup_printf ("%s%s: %s - tabard", changed, title, branch.name);
}
