/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Filling in a form: from field to field, what fits what is written, and the panel that shows it.
 */
#include "desktop/caret.h"
#include "desktop/forms.h"
#include "report/fault_words.h"

#include "desktop/bookmarks.h"
#include "desktop/branching.h"
#include "desktop/exercise/editor.h"
#include "desktop/exercise/stage.h"
#include "desktop/fold.h"
#include "desktop/reporting.h"
#include "draw/language.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_FITS 400u /* answers that are looked for */
#define SHOWN 6u       /* of them that are shown */
#define SHOWN_FILES 7u /* of files */
#define LEAST_SHOWN 2.0
/* Pixels at ui 1: one answer, and all that is to be seen beside them: name, line and hint of the
   field, buttons, how to go on. */
#define ANSWER_HEIGHT 30.0
#define BESIDE_ANSWERS 224.0
#define INPUT_HEIGHT 40.0
#define LINE_LETTERS 44 /* that are seen at once where one writes */

static TbrFormField *
current (const TbrDesktop *desktop)
{
  return tbr_form_field (&desktop->form, desktop->form.current);
}

static gboolean
is_open (const TbrDesktop *desktop)
{
  return desktop->form.kind != TBR_FORM_NONE && desktop->form.fields->len > 0;
}

/* ---- from field to field ---- */

void
tbr_answer_go (TbrDesktop *desktop, guint field)
{
  TbrForm *form = &desktop->form;
  tbr_forms_follow (desktop);
  form->current = MIN (field, form->fields->len - 1);
  form->choice = 0;
  form->is_new = TRUE;
  g_string_assign (desktop->written, current (desktop)->value);
  tbr_caret_end (desktop);
  desktop->focus = -1;
  tbr_desktop_touch (desktop, TBR_PANEL_FORM);
}

void
tbr_answer_step (TbrDesktop *desktop, int step)
{
  if (!is_open (desktop))
    return;
  tbr_forms_follow (desktop);
  int n = (int) desktop->form.fields->len;
  tbr_answer_go (desktop, (guint) (((int) desktop->form.current + step + n) % n));
}

void
tbr_answer_before (TbrDesktop *desktop)
{
  if (is_open (desktop) && desktop->form.is_new && current (desktop)->kind == TBR_ASK_FILE)
    tbr_form_file_before (desktop);
  else if (is_open (desktop) && desktop->form.is_new)
    g_string_truncate (desktop->written, 0);
  desktop->form.is_new = FALSE;
}

void
tbr_answer_after (TbrDesktop *desktop)
{
  if (!is_open (desktop))
    return;
  TbrFormField *field = current (desktop);
  if (field->kind == TBR_ASK_FILE)
    tbr_form_file_after (desktop);
  g_free (field->value);
  field->value = g_strdup (desktop->written->str);
  desktop->form.choice = 0;
  g_clear_pointer (&desktop->form.complaint, g_free);
  tbr_desktop_touch (desktop, TBR_PANEL_FORM);
}

/* ---- what fits ---- */

static void
add_fit (GArray *fits, const char *id, const char *name)
{
  TbrFormChoice choice = { g_strdup (id), g_strdup (name) };
  g_array_append_val (fits, choice);
}

static void
find_towns (const TbrDesktop *desktop, const char *wanted, GArray *fits)
{
  const TbrMap *map = desktop->map->map;
  for (int rank = 2; rank > 0; rank--)
    for (guint i = 0; i < map->n_cities && fits->len < SHOWN; i++)
      {
        guint32 city = desktop->map->backdrop->city_order[i];
        const char *own = map->cities[city].name, *name = tbr_town (own);
        int match = tbr_fold_match (name, wanted);
        if (name != own)
          match = MAX (match, tbr_fold_match (own, wanted));
        g_autofree char *label = match == rank ? tbr_forms_town (desktop, city) : NULL;
        if (label != NULL)
          add_fit (fits, label, label);
      }
}

static void
find_roads (const TbrDesktop *desktop, const char *wanted, GArray *fits)
{
  const TbrMap *map = desktop->map->map;
  for (int rank = 2; rank > 0; rank--)
    for (guint32 i = 0; i < map->n_links && fits->len < SHOWN; i++)
      {
        const TbrLink *link = &map->links[i];
        int match = MAX (tbr_fold_match (map->nodes[link->from.i].name, wanted),
                         tbr_fold_match (map->nodes[link->to.i].name, wanted));
        if (match != rank || !tbr_order_form_has_road (desktop, i))
          continue;
        g_autofree char *label = tbr_forms_road (desktop, i);
        add_fit (fits, label, label);
      }
}

/* As it is written the first time, everything fits. */
static void
find_choices (const TbrDesktop *desktop, const char *wanted, GArray *fits)
{
  const TbrFormField *field = current (desktop);
  for (int rank = 2; rank > 0; rank--)
    for (guint i = 0; i < field->choices->len && fits->len < MOST_FITS; i++)
      {
        const TbrFormChoice *choice = &g_array_index (field->choices, TbrFormChoice, i);
        int fit = MAX (tbr_fold_match (choice->name, wanted), tbr_fold_match (choice->id, wanted));
        if (*wanted == '\0' ? rank == 2 : fit == rank)
          add_fit (fits, choice->id, choice->name);
      }
}

GArray *
tbr_answer_fits (const TbrDesktop *desktop)
{
  GArray *fits = g_array_new (FALSE, FALSE, sizeof (TbrFormChoice));
  g_array_set_clear_func (fits, tbr_form_choice_clear);
  if (!is_open (desktop))
    return fits;
  if (current (desktop)->kind == TBR_ASK_FILE)
    {
      tbr_form_file_fits (desktop, fits);
      return fits;
    }
  const TbrFormField *field = current (desktop);
  g_autofree char *wanted = tbr_fold_text (desktop->form.is_new ? "" : desktop->written->str);
  if (field->kind == TBR_ASK_PLACE && *wanted != '\0')
    find_towns (desktop, wanted, fits);
  else if (field->kind == TBR_ASK_ROAD && *wanted != '\0')
    find_roads (desktop, wanted, fits);
  else if (field->choices != NULL)
    find_choices (desktop, wanted, fits);
  return fits;
}

/* Place of what is written now among the answers, 0 when it is none of them. */
static guint
written_fit (const TbrDesktop *desktop, const GArray *fits)
{
  const char *value = current (desktop)->value;
  for (guint i = 0; i < fits->len; i++)
    {
      const TbrFormChoice *fit = &g_array_index (fits, TbrFormChoice, i);
      if (g_str_equal (fit->name, value) || g_str_equal (fit->id, value))
        return i;
    }
  return 0;
}

/* The answer that is marked. */
static guint
marked (const TbrDesktop *desktop, const GArray *fits)
{
  if (is_open (desktop) && current (desktop)->kind == TBR_ASK_FILE)
    return tbr_form_file_marked (desktop, fits);
  guint first = desktop->form.is_new ? written_fit (desktop, fits) : 0;
  return fits->len > 0 ? (first + desktop->form.choice) % fits->len : 0;
}

void
tbr_answer_mark (TbrDesktop *desktop, int step)
{
  g_autoptr (GArray) fits = tbr_answer_fits (desktop);
  if (fits->len == 0)
    {
      tbr_answer_step (desktop, step);
      return;
    }
  if (current (desktop)->kind == TBR_ASK_FILE)
    tbr_form_file_mark (desktop, fits, step);
  else
    desktop->form.choice
        = (guint) (((int) desktop->form.choice + step + (int) fits->len) % (int) fits->len);
  tbr_desktop_touch (desktop, TBR_PANEL_FORM);
}

static void
set_current (TbrDesktop *desktop, const char *value)
{
  TbrFormField *field = current (desktop);
  char *copy = g_strdup (value);
  g_free (field->value);
  field->value = copy;
  g_clear_pointer (&desktop->form.complaint, g_free);
}

/* A file that is chosen answers its field; a folder is gone into. */
static void
take_file (TbrDesktop *desktop, const char *id)
{
  if (!tbr_form_file_take (desktop, id))
    return;
  if (desktop->form.current + 1 < desktop->form.fields->len)
    tbr_answer_go (desktop, desktop->form.current + 1);
  else
    tbr_answer_use (desktop);
}

void
tbr_answer_take (TbrDesktop *desktop, guint fit)
{
  g_autoptr (GArray) fits = tbr_answer_fits (desktop);
  if (fit >= fits->len)
    return;
  if (current (desktop)->kind == TBR_ASK_FILE)
    {
      take_file (desktop, g_array_index (fits, TbrFormChoice, fit).id);
      return;
    }
  set_current (desktop, g_array_index (fits, TbrFormChoice, fit).name);
  tbr_forms_follow (desktop);
  tbr_answer_go (desktop, desktop->form.current + 1);
}

/* ---- using it ---- */

static void
use_name (TbrDesktop *desktop)
{
  g_autoptr (GError) error = NULL;
  const char *name = tbr_form_value (&desktop->form, "name");
  if (tbr_branching_rename (desktop, name, &error))
    tbr_desktop_close_panel (desktop, TBR_PANEL_FORM);
  else
    desktop->form.complaint = tbr_fault_words (error->message);
}

static void
use_bookmark (TbrDesktop *desktop)
{
  guint index = (guint) g_ascii_strtoull (desktop->form.target, NULL, 10);
  tbr_bookmarks_rename (desktop, index, tbr_form_value (&desktop->form, "name"));
  tbr_desktop_close_panel (desktop, TBR_PANEL_FORM);
}

static void
use_file (TbrDesktop *desktop)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_strdup (tbr_form_value (&desktop->form, "file"));
  if (tbr_branching_save_as (desktop, file, &error))
    tbr_desktop_close_panel (desktop, TBR_PANEL_FORM);
  else
    desktop->form.complaint = tbr_fault_words (error->message);
}

static gboolean
needs_no_crisis (TbrFormKind kind)
{
  return kind == TBR_FORM_NEW || kind == TBR_FORM_OPEN;
}

void
tbr_answer_use (TbrDesktop *desktop)
{
  if (is_open (desktop) && tbr_editor_form_is_one (desktop))
    {
      tbr_forms_follow (desktop);
      tbr_editor_form_use (desktop);
      return;
    }
  if (is_open (desktop) && desktop->stage != NULL && tbr_stage_form_is_one (desktop))
    {
      tbr_stage_form_use (desktop);
      return;
    }
  if (!is_open (desktop) || (desktop->whatif == NULL && !needs_no_crisis (desktop->form.kind)))
    return;
  g_clear_pointer (&desktop->form.complaint, g_free);
  tbr_forms_follow (desktop);
  if (desktop->form.kind == TBR_FORM_RENAME)
    use_name (desktop);
  else if (desktop->form.kind == TBR_FORM_SAVE)
    use_file (desktop);
  else if (desktop->form.kind == TBR_FORM_BOOKMARK)
    use_bookmark (desktop);
  else if (desktop->form.kind == TBR_FORM_REPORT)
    tbr_reporting_use (desktop);
  else if (desktop->form.kind == TBR_FORM_COVERAGE)
    tbr_form_coverage_use (desktop);
  else if (desktop->form.kind == TBR_FORM_NEW)
    tbr_form_new_use (desktop);
  else if (desktop->form.kind == TBR_FORM_OPEN)
    tbr_form_open_use (desktop);
  else if (desktop->form.kind == TBR_FORM_FILE)
    tbr_own_layers_import (desktop, tbr_form_value (&desktop->form, "file"));
  else
    {
      g_autofree char *line = tbr_forms_line (desktop);
      if (line != NULL)
        tbr_branching_try (desktop, line);
    }
  tbr_desktop_touch_all (desktop);
}

void
tbr_answer_enter (TbrDesktop *desktop)
{
  if (!is_open (desktop))
    return;
  g_autoptr (GArray) fits = tbr_answer_fits (desktop);
  gboolean is_file = current (desktop)->kind == TBR_ASK_FILE;
  if (is_file && marked (desktop, fits) < fits->len)
    {
      tbr_answer_take (desktop, marked (desktop, fits));
      return;
    }
  gboolean is_empty
      = current (desktop)->kind == TBR_ASK_CHOICE && *current (desktop)->value == '\0';
  gboolean is_marked = !is_file && fits->len > 0
                       && (is_empty || !desktop->form.is_new || desktop->form.choice > 0);
  if (is_marked)
    set_current (desktop, g_array_index (fits, TbrFormChoice, marked (desktop, fits)).name);
  tbr_forms_follow (desktop);
  guint next = desktop->form.current + 1;
  /* since when is as it mostly is: who wants it otherwise goes there */
  if (next < desktop->form.fields->len
      && !tbr_form_since_is_field (tbr_form_field (&desktop->form, next)))
    tbr_answer_go (desktop, desktop->form.current + 1);
  else
    {
      tbr_answer_go (desktop, desktop->form.current);
      tbr_answer_use (desktop);
    }
}

gboolean
tbr_answer_point (TbrDesktop *desktop, double x, double y)
{
  if (!desktop->panels[TBR_PANEL_FORM].is_open || !is_open (desktop))
    return FALSE;
  TbrRect map = tbr_desktop_map_rect (desktop);
  for (guint i = 0; i < desktop->form.fields->len; i++)
    {
      TbrFormField *field = tbr_form_field (&desktop->form, i);
      char east[32], north[32];
      double lon, lat;
      if (field->kind != TBR_ASK_PLACE)
        continue;
      tbr_view_to_place (&desktop->view, tbr_desktop_map_x (desktop, x), y - map.y, &lon, &lat);
      g_ascii_formatd (east, sizeof east, "%.3f", lon);
      g_ascii_formatd (north, sizeof north, "%.3f", lat);
      g_free (field->value);
      field->value = g_strdup_printf ("%s, %s", east, north);
      tbr_answer_go (desktop, i);
      return TRUE;
    }
  return FALSE;
}

/* ---- the panel ---- */

/* How many answers are shown: fewer where the field, its hint and the buttons would not go into
   the form with all of them. */
static guint
count_shown (const TbrDesktop *desktop, gboolean is_file)
{
  guint most = is_file ? SHOWN_FILES : SHOWN;
  double room = tbr_desktop_form_room (desktop) / desktop->ui - BESIDE_ANSWERS;
  return (guint) CLAMP (room / ANSWER_HEIGHT, LEAST_SHOWN, most);
}

static void
build_fits (TbrDesktop *desktop, TbrColumn *column)
{
  g_autoptr (GArray) fits = tbr_answer_fits (desktop);
  gboolean is_file = current (desktop)->kind == TBR_ASK_FILE;
  guint at = marked (desktop, fits), shown = count_shown (desktop, is_file);
  guint first = at >= shown / 2 ? at - shown / 2 : 0;
  first = at < fits->len && fits->len > shown ? MIN (first, fits->len - shown) : 0;
  for (guint i = first; i < MIN (first + shown, fits->len); i++)
    {
      const TbrFormChoice *fit = &g_array_index (fits, TbrFormChoice, i);
      g_autofree char *title = NULL;
      TbrWidget row = { .kind = TBR_WIDGET_ROW,
                        .action = TBR_ACT_FORM_CHOICE,
                        .argument = i,
                        .text = fit->name,
                        .is_on = i == at };
      if (is_file)
        title = tbr_form_file_row (desktop, fit, &row);
      tbr_column_add (column, &row);
    }
  if (is_file)
    tbr_form_file_build (desktop, column, fits);
  else if (fits->len > shown)
    {
      g_autofree char *more
          = g_strdup_printf (_ ("%u of %u: the arrows go through them, letters choose"), shown,
                             fits->len);
      tbr_column_text (column, TBR_WIDGET_NOTE, more);
    }
}

static void
build_field (TbrDesktop *desktop, TbrColumn *column, guint index)
{
  const TbrFormField *field = tbr_form_field (&desktop->form, index);
  if (index != desktop->form.current)
    {
      TbrWidget row = { .kind = TBR_WIDGET_FIELD,
                        .action = TBR_ACT_FORM_FIELD,
                        .argument = index,
                        .text = field->name,
                        .value = *field->value != '\0' ? field->value : "\xe2\x80\x93" };
      tbr_column_add (column, &row);
      return;
    }
  tbr_column_gap (column, 4);
  tbr_column_text (column, TBR_WIDGET_TEXT, field->name);
  tbr_column_gap (column, 4);
  TbrWidget input = { .kind = TBR_WIDGET_INPUT,
                      .detail = field->kind == TBR_ASK_PLACE ? _ ("town, or lon, lat") : "",
                      .rect = { 0, 0, 0, INPUT_HEIGHT * desktop->ui } };
  tbr_caret_add (desktop, column->pen, column, column->tree, &input);
  tbr_column_gap (column, 4);
  /* what is longer than the line is shown whole below it */
  if (g_utf8_strlen (desktop->written->str, -1) > LINE_LETTERS)
    {
      tbr_column_text (column, TBR_WIDGET_NOTE, desktop->written->str);
      tbr_column_gap (column, 4);
    }
  build_fits (desktop, column);
  if (field->hint != NULL)
    tbr_column_text (column, TBR_WIDGET_NOTE, field->hint);
  tbr_column_gap (column, 6);
}

/* A form that is higher than its panel is scrolled to the field that is written, once for each
   field, and once more when there is another room for it: in another window, or above why it was
   refused. */
static void
scroll_form (TbrDesktop *desktop, double top, double bottom)
{
  TbrPanel *panel = &desktop->panels[TBR_PANEL_FORM];
  TbrForm *form = &desktop->form;
  double room = tbr_desktop_form_room (desktop), height = MIN (panel->content, room);
  gboolean is_refused = form->complaint != NULL;
  if (form->shown != form->current || form->room != room || is_refused != form->is_refused)
    {
      /* all of the field; where there is no room for it, its beginning */
      double shown = MAX (panel->scroll, bottom - height + panel->foot);
      panel->scroll = MIN (shown, MAX (top - panel->head, 0));
    }
  form->shown = form->current;
  form->room = room;
  form->is_refused = is_refused;
}

static const char *
use_word (const TbrDesktop *desktop)
{
  if (desktop->attempt.is_on)
    return _ ("Being read");
  return desktop->form.kind == TBR_FORM_OPEN ? _ ("Open") : _ ("Apply");
}

void
tbr_panel_form (TbrDesktop *desktop, const TbrPen *pen)
{
  TbrPanel *panel = &desktop->panels[TBR_PANEL_FORM];
  double ui = desktop->ui, pad = TBR_PAD * ui;
  TbrColumn column = { &panel->tree, pen, pad, pad, panel->rect.width - 2 * pad };
  if (desktop->form.kind == TBR_FORM_NONE)
    return;
  tbr_column_text (&column, TBR_WIDGET_TITLE, desktop->form.title);
  tbr_column_gap (&column, 8);
  panel->head = column.y;
  double top = 0, bottom = 0;
  for (guint i = 0; i < desktop->form.fields->len; i++)
    {
      gboolean is_current = i == desktop->form.current;
      top = is_current ? column.y : top;
      build_field (desktop, &column, i);
      bottom = is_current ? column.y : bottom;
    }
  if (desktop->form.kind == TBR_FORM_IMPORT)
    tbr_form_import_build (desktop, &column);
  g_autofree char *since = tbr_forms_since (desktop);
  if (since != NULL)
    tbr_column_text (&column, TBR_WIDGET_NOTE, since);
  if (desktop->form.kind == TBR_FORM_ORDER && desktop->stage != NULL)
    tbr_order_form_build (desktop, &column);
  double end = column.y, width = (column.width - 8 * ui) / 2;
  if (desktop->form.complaint != NULL)
    {
      TbrWidget row = { .kind = TBR_WIDGET_ROW,
                        .text = desktop->form.complaint,
                        .detail = _ ("Not done"),
                        .colour = pen->theme->need };
      tbr_column_gap (&column, 4);
      tbr_column_add (&column, &row);
    }
  tbr_column_gap (&column, 8);
  gboolean is_read = desktop->attempt.is_on;
  TbrWidget use = { .kind = TBR_WIDGET_MAIN,
                    .action = TBR_ACT_FORM_USE,
                    .text = use_word (desktop),
                    .is_disabled = is_read,
                    .rect = { column.x, column.y, width, 36 * ui } };
  TbrWidget leave = { .kind = TBR_WIDGET_BUTTON,
                      .action = TBR_ACT_LEAVE,
                      .text = _ ("Leave"),
                      .rect = { column.x + width + 8 * ui, column.y, width, 36 * ui } };
  tbr_panel_put (desktop, TBR_PANEL_FORM, &use);
  tbr_panel_put (desktop, TBR_PANEL_FORM, &leave);
  column.y += 44 * ui;
  tbr_column_text (&column, TBR_WIDGET_NOTE,
                   _ ("Tab goes to the next field, Enter goes on and applies, Esc leaves."));
  panel->content = column.y + pad;
  panel->foot = panel->content - end;
  scroll_form (desktop, top, bottom);
}
