/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The side panel's page of what-ifs: the tree of branches, what was changed in the one shown, and
   what else can be changed. */
#include "desktop/beside.h"
#include "desktop/branching.h"
#include "desktop/forms.h"
#include "desktop/saying.h"
#include "desktop/state.h"
#include "draw/language.h"

#include <glib/gi18n.h>
#include <string.h>

#define STEP 14.0 /* pixels at ui 1 that a branch stands further in than its parent */

/* ---- the tree ---- */

static void
add_branch (const TbrDesktop *desktop, TbrColumn *column, const TbrBranch *branch)
{
  gboolean is_shown = branch->number == tbr_whatif_shown (desktop->whatif);
  guint own = branch->n_done - MIN (branch->n_given, branch->n_done);
  g_autofree char *when = tbr_telling_when (desktop->session->scenario, branch->at);
  g_autofree char *edits = g_strdup_printf (ngettext ("%u change", "%u changes", own), own);
  g_autofree char *detail = branch->parent == 0
                                ? g_strdup (edits)
                                : g_strdup_printf (_ ("left at %s, %s"), when, edits);
  TbrWidget row
      = { .kind = TBR_WIDGET_ROW,
          .action = TBR_ACT_SHOW_BRANCH,
          .argument = branch->number,
          .text = tbr_branching_name (branch),
          .detail = detail,
          .value = desktop->beside != NULL && desktop->beside->number == branch->number ? "B"
                   : branch->is_changed   ? _ ("not saved")
                   : branch->file != NULL ? _ ("saved")
                                          : "",
          .is_on = is_shown };
  tbr_column_add (column, &row);
}

static void
add_children (const TbrDesktop *desktop, TbrColumn *column, guint parent)
{
  guint n = tbr_whatif_n_branches (desktop->whatif);
  double step = parent == 0 ? 0 : STEP * column->pen->ui;
  for (guint i = 0; i < n; i++)
    {
      TbrBranch branch = tbr_whatif_branch (desktop->whatif, i);
      if (branch.parent != parent)
        continue;
      column->x += step;
      column->width -= step;
      add_branch (desktop, column, &branch);
      add_children (desktop, column, branch.number);
      column->x -= step;
      column->width += step;
    }
}

/* ---- buttons ---- */

typedef struct
{
  TbrActionId action;
  gint64 argument;
  const char *text;
  gboolean is_disabled;
} Button;

/* Two in a row. */
static void
add_buttons (TbrDesktop *desktop, TbrColumn *column, const Button *buttons, guint n)
{
  double ui = desktop->ui, gap = 6 * ui, width = (column->width - gap) / 2;
  for (guint i = 0; i < n; i++)
    {
      TbrWidget button = { .kind = TBR_WIDGET_BUTTON,
                           .action = buttons[i].action,
                           .argument = buttons[i].argument,
                           .text = buttons[i].text,
                           .is_disabled = buttons[i].is_disabled };
      button.rect = (TbrRect){ column->x + (i % 2) * (width + gap), column->y, width, 32 * ui };
      tbr_panel_put (desktop, TBR_PANEL_SIDE, &button);
      if (i % 2 == 1 || i + 1 == n)
        column->y += 38 * ui;
    }
}

/* ---- changes ---- */

/* The instant from which on an edit holds, as its line says; NULL: from the start. (transfer full)
 */
static char *
instant_of (const char *line)
{
  g_auto (GStrv) words = NULL;
  int n = 0;
  if (!g_shell_parse_argv (line, &n, &words, NULL) || n < 3)
    return NULL;
  if (g_str_equal (words[0], "order"))
    return g_strdup (words[1]);
  gboolean is_dated = g_str_equal (words[0], "add")
                      && (g_str_equal (words[1], "units") || g_str_equal (words[1], "policies"));
  for (int i = 3; is_dated && i < n && !g_str_equal (words[i], ";"); i++)
    if (g_str_has_prefix (words[i], "from="))
      return g_strdup (words[i] + strlen ("from="));
  return NULL;
}

/* What an edit changes, and from when on. (transfer full) */
static char *
date_edit (const TbrDesktop *desktop, const char *line)
{
  const TbrScenario *scenario = desktop->session->scenario;
  g_autofree char *text = tbr_saying_of_edit (desktop, line);
  g_autofree char *since = instant_of (line);
  gint64 at;
  if (since == NULL)
    return g_strdup_printf (_ ("%s (from the start)"), text);
  if (!tbr_instant_parse (since, &at, NULL))
    return g_steal_pointer (&text);
  g_autofree char *when = tbr_telling_when (scenario, at - scenario->start_unix);
  return g_strdup_printf (_ ("%s (from %s on)"), text, when);
}

static void
add_edits (const TbrDesktop *desktop, TbrColumn *column, const TbrBranch *branch)
{
  for (guint i = 0; i < branch->n_edits; i++)
    {
      g_autofree char *text
          = date_edit (desktop, tbr_whatif_edit (desktop->whatif, branch->number, i));
      const char *form = i < branch->n_given  ? _ ("taken over: %s")
                         : i < branch->n_done ? "%s"
                                              : _ ("taken back: %s");
      GString *words = g_string_new (form);
      g_string_replace (words, "%s", text, 1);
      gboolean is_own = i >= branch->n_given && i < branch->n_done;
      tbr_column_text (column, is_own ? TBR_WIDGET_TEXT : TBR_WIDGET_NOTE, words->str);
      tbr_column_gap (column, 4);
      g_string_free (words, TRUE);
    }
  if (branch->n_edits == branch->n_given)
    tbr_column_text (column, TBR_WIDGET_NOTE, _ ("Nothing has been changed yet."));
}

/* ---- policies ---- */

static void
add_policies (const TbrDesktop *desktop, TbrColumn *column)
{
  const TbrScenario *scenario = desktop->session->scenario;
  const TbrSection *section = &scenario->sections[TBR_SECTION_POLICIES];
  for (guint32 i = 0; i < section->n; i++)
    {
      TbrThing thing = { TBR_THING_POLICY, i };
      g_autofree char *points = tbr_form_policy_points (section->objects[i]);
      TbrWidget row = { .kind = TBR_WIDGET_ROW,
                        .action = TBR_ACT_SELECT,
                        .argument = tbr_thing_pack (thing),
                        .text = tbr_word (section->objects[i]->kind->title),
                        .detail = points };
      tbr_column_add (column, &row);
    }
}

void
tbr_branches_build (TbrDesktop *desktop, TbrColumn *column)
{
  TbrBranch branch;
  tbr_column_text (column, TBR_WIDGET_TITLE, _ ("What if"));
  tbr_column_gap (column, 6);
  if (desktop->whatif == NULL || desktop->session == NULL || desktop->session->scenario == NULL
      || !tbr_whatif_find (desktop->whatif, tbr_whatif_shown (desktop->whatif), &branch))
    {
      tbr_column_text (column, TBR_WIDGET_NOTE, _ ("Open a crisis first."));
      return;
    }
  double ui = desktop->ui;
  TbrWidget here = { .kind = TBR_WIDGET_MAIN,
                     .action = TBR_ACT_BRANCH,
                     .text = _ ("Branch here"),
                     .rect = { column->x, column->y, column->width, 38 * ui } };
  tbr_panel_put (desktop, TBR_PANEL_SIDE, &here);
  column->y += 46 * ui;
  tbr_beside_build (desktop, column);
  add_children (desktop, column, 0);
  tbr_column_gap (column, 8);
  const Button tree[]
      = { { TBR_ACT_RENAME, 0, _ ("Rename"), FALSE },
          { TBR_ACT_DELETE_BRANCH, branch.number, _ ("Delete"), branch.parent == 0 },
          { TBR_ACT_UNDO, 0, _ ("Undo"), branch.n_done <= branch.n_given },
          { TBR_ACT_REDO, 0, _ ("Redo"), branch.n_done >= branch.n_edits },
          { TBR_ACT_SAVE, 0, _ ("Save"), FALSE },
          { TBR_ACT_SAVE_AS, 0, _ ("Save as"), FALSE },
          { TBR_ACT_REPORT, 0, _ ("Write a report"), FALSE },
          { TBR_ACT_REPORT_AS, 0, _ ("Report as\xe2\x80\xa6"), FALSE },
          { TBR_ACT_COMPARE, 0, desktop->beside != NULL ? _ ("One map") : _ ("Two maps"),
            tbr_whatif_n_branches (desktop->whatif) < 2 },
          { TBR_ACT_COMPARE_NEXT, 0, _ ("Another beside"),
            desktop->beside == NULL || tbr_whatif_n_branches (desktop->whatif) < 3 } };
  add_buttons (desktop, column, tree, G_N_ELEMENTS (tree));
  tbr_column_gap (column, 8);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("CHANGED IN THIS BRANCH"));
  add_edits (desktop, column, &branch);
  tbr_column_gap (column, 10);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("CHANGE SOMETHING"));
  const Button changes[] = { { TBR_ACT_ADD_UNITS, 0, _ ("Add units"), FALSE },
                             { TBR_ACT_ADD_STOCK, 0, _ ("Add a stock"), FALSE },
                             { TBR_ACT_ADD_HAZARD, 0, _ ("Add a hazard"), FALSE },
                             { TBR_ACT_ADD_SPOT, 0, _ ("Add a place"), FALSE },
                             { TBR_ACT_ADD_SITE, 0, _ ("Add a site"), FALSE },
                             { TBR_ACT_IMPORT, 0, _ ("Import"), FALSE },
                             { TBR_ACT_SET_POLICY, 0, _ ("Choose a policy"), FALSE },
                             { TBR_ACT_SET_ROAD, TBR_NONE, _ ("Close a road"), FALSE } };
  add_buttons (desktop, column, changes, G_N_ELEMENTS (changes));
  tbr_column_text (column, TBR_WIDGET_NOTE,
                   _ ("Values of a unit, a state, a hazard or a policy are changed in its details: "
                      "choose it, then the value."));
  tbr_column_gap (column, 10);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("POLICIES"));
  add_policies (desktop, column);
}
