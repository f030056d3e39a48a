/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The form of an import: which column of a file is what, what its first rows hold, and which rows
   do not fit and why. */
#include "desktop/forms.h"

#include "desktop/branching.h"
#include "desktop/state.h"
#include "draw/language.h"
#include "draw/when.h"
#include "report/fault_words.h"

#include <tabard/import.h>

#include <glib/gi18n.h>
#include <string.h>

#define COLUMN '='      /* an answer that begins so is a column */
#define MOST_PREVIEW 3u /* rows that are shown */
#define MOST_TOLD 8u    /* rows that do not fit, each with its reason */
#define UNITS "units"   /* ids of the first answers; others are "hazard row" */
#define SITES "sites"
#define FEATURE "feature "
#define MOST_CELLS 5u /* of a row that is shown */

/* What is asked of units; of rows of hazards all that must be given. */
static const char *const unit_params[]
    = { "capability", "state", "count", "base", "lon", "lat", "from", NULL };
static const char *const site_params[]
    = { "kind", "name", "lon", "lat", "beds", "runway", "output", "places", NULL };

/* ---- the file ---- */

void
tbr_form_import_file_open (TbrDesktop *desktop)
{
  desktop->form.title = g_strdup (_ ("Import units and places"));
  /* what was brought as a layer last may be meant to be more than seen */
  const GPtrArray *layers = desktop->own.layers;
  const TbrOwnLayer *layer = layers->len > 0 ? layers->pdata[layers->len - 1] : NULL;
  g_autofree char *here = tbr_form_file_here (desktop);
  TbrFormField *field
      = tbr_form_file_add (desktop, layer != NULL ? layer->places->path : here, TBR_FILES_IMPORT);
  tbr_form_hint (field, _ ("a table (.csv, values separated by commas, the first line names the "
                           "columns) or .geojson (a row for each point, a column for each "
                           "property)"));
}

void
tbr_form_import_forget (TbrDesktop *desktop)
{
  g_clear_pointer (&desktop->import.places, tbr_places_unref);
  g_clear_pointer (&desktop->import.faults, tbr_diagnostics_free);
  g_clear_pointer (&desktop->import.columns, g_ptr_array_unref);
  g_clear_pointer (&desktop->import.told, g_ptr_array_unref);
}

gboolean
tbr_form_import_take (TbrDesktop *desktop, TbrBrought *brought)
{
  if (brought->places == NULL || brought->places->places->len == 0 || desktop->whatif == NULL)
    return FALSE;
  tbr_form_import_forget (desktop);
  desktop->import.places = tbr_places_ref (brought->places);
  desktop->import.faults = g_steal_pointer (&brought->faults);
  desktop->import.columns = tbr_import_columns (brought->places);
  tbr_forms_open (desktop, TBR_FORM_IMPORT, 0);
  return TRUE;
}

/* ---- fields ---- */

/* The answer that means a column. (transfer full) */
static char *
label_of (const char *column)
{
  return g_strdup_printf (_ ("column \xe2\x80\x9c%s\xe2\x80\x9d"), column);
}

static TbrImportPlan
plan_of (const TbrForm *form, char buffers[2][80])
{
  TbrImportPlan plan = { 0 };
  const char *target = tbr_forms_written (tbr_form_field (form, 0));
  const char *space = strchr (target, ' ');
  plan.is_sites = g_str_equal (target, SITES);
  if (space == NULL || g_str_equal (target, UNITS))
    return plan;
  g_strlcpy (buffers[0], target, MIN (80, (gsize) (space - target) + 1));
  g_strlcpy (buffers[1], space + 1, 80);
  plan.hazard = buffers[0];
  plan.row = buffers[1];
  return plan;
}

static void
add_param (TbrDesktop *desktop, const TbrParam *param)
{
  const GPtrArray *columns = desktop->import.columns;
  const char *guess = tbr_import_guess (columns, param->name);
  g_autofree char *value = guess != NULL ? label_of (guess) : NULL;
  if (value == NULL && g_str_equal (param->name, "from") && desktop->clock > 0)
    value = tbr_when_written (desktop->session->scenario,
                              (TbrTime) desktop->clock); /* as units that are added one by one */
  TbrFormField *field = tbr_forms_add_param (desktop, param->name, param, value);
  g_autoptr (GArray) own = field->choices;
  field->choices = NULL;
  field->kind = TBR_ASK_TEXT;
  for (guint i = 0; i < columns->len; i++)
    {
      g_autofree char *label = label_of (columns->pdata[i]);
      g_autofree char *id = g_strdup_printf ("%c%s", COLUMN, (const char *) columns->pdata[i]);
      tbr_form_choice (field, id, label);
    }
  for (guint i = 0; own != NULL && i < own->len; i++)
    {
      const TbrFormChoice *choice = &g_array_index (own, TbrFormChoice, i);
      tbr_form_choice (field, choice->id, choice->name);
    }
}

static gboolean
is_asked (const TbrImportPlan *plan, const TbrParam *param)
{
  gboolean is_place = g_str_equal (param->name, "lon") || g_str_equal (param->name, "lat");
  if (plan->is_sites)
    return g_strv_contains (site_params, param->name);
  return plan->hazard == NULL ? g_strv_contains (unit_params, param->name)
                              : is_place || param->fallback == NULL;
}

static void
add_targets (const TbrDesktop *desktop, TbrFormField *field)
{
  const TbrSection *section = &desktop->session->scenario->sections[TBR_SECTION_HAZARDS];
  tbr_form_choice (field, UNITS, _ ("units"));
  tbr_form_choice (field, SITES, _ ("sites"));
  for (guint i = 0; i < section->n; i++)
    for (guint k = 0; k < section->objects[i]->kind->n_rows; k++)
      {
        const TbrRowKind *row = &section->objects[i]->kind->rows[k];
        gboolean has_place = FALSE;
        for (guint j = 0; j < row->n_params; j++)
          has_place = has_place || g_str_equal (row->params[j].name, "lon");
        g_autofree char *id = g_strdup_printf ("%s %s", section->objects[i]->id, row->name);
        g_autofree char *label
            = g_strdup_printf (_ ("%s of %s"), tbr_word (row->name), section->objects[i]->id);
        if (has_place)
          tbr_form_choice (field, id, label);
      }
}

void
tbr_form_import_open (TbrDesktop *desktop)
{
  if (desktop->import.places == NULL)
    return;
  g_autofree char *base = g_path_get_basename (desktop->import.places->path);
  g_autofree char *shown = g_utf8_make_valid (base, -1);
  desktop->form.title = g_strdup_printf (_ ("Import %s"), shown);
  TbrFormField *field
      = tbr_form_add (&desktop->form, TBR_ASK_CHOICE, "rows", _ ("What its rows are"), _ ("units"));
  add_targets (desktop, field);
  tbr_forms_follow (desktop);
}

/* ---- what fits ---- */

/* Which row does not fit and why: "line 3: ...", or by its number where it is a feature. (transfer
   full) */
static char *
tell_fault (const TbrDiagnostic *fault)
{
  const char *message = fault->message;
  char *end = NULL;
  gboolean is_feature = g_str_has_prefix (message, FEATURE);
  guint64 number = is_feature ? g_ascii_strtoull (message + strlen (FEATURE), &end, 10) : 0;
  is_feature = number > 0 && g_str_has_prefix (end, ": ");
  g_autofree char *why = tbr_fault_words (is_feature ? end + 2 : message);
  return is_feature ? g_strdup_printf (_ ("feature %u: %s"), (guint) number, why)
                    : g_strdup_printf (_ ("line %u: %s"), fault->line, why);
}

/* The edit as the form stands; NULL when no row fits. Changes what is told of it. (transfer full)
 */
static char *
try (TbrDesktop *desktop)
{
  const TbrForm *form = &desktop->form;
  char buffers[2][80];
  guint n = 0;
  TbrImportPlan plan = plan_of (form, buffers);
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (TbrImportField));
  for (guint i = 1; i < form->fields->len; i++)
    {
      const TbrFormField *field = tbr_form_field (form, i);
      const char *text = tbr_forms_written (field);
      TbrImportField one = { field->id, *text == COLUMN ? text + 1 : text, *text == COLUMN };
      g_array_append_val (fields, one);
    }
  plan.fields = (const TbrImportField *) (gconstpointer) fields->data;
  plan.n = fields->len;
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  char *line
      = tbr_import_edit (desktop->session->scenario, desktop->import.places, &plan, faults, &n);
  const TbrDiagnostics *lists[] = { desktop->import.faults, faults };
  guint n_left = tbr_diagnostics_count (lists[0]) + tbr_diagnostics_count (faults);
  g_clear_pointer (&desktop->import.told, g_ptr_array_unref);
  desktop->import.told = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (desktop->import.told,
                   g_strdup_printf (_ ("Rows that fit: %u. Rows that do not: %u"), n, n_left));
  for (guint k = 0; k < G_N_ELEMENTS (lists); k++)
    for (guint i = 0; i < tbr_diagnostics_kept (lists[k]); i++)
      {
        const TbrDiagnostic *fault = tbr_diagnostics_get (lists[k], i);
        if (desktop->import.told->len <= MOST_TOLD)
          g_ptr_array_add (desktop->import.told, tell_fault (fault));
      }
  if (n_left > MOST_TOLD)
    g_ptr_array_add (desktop->import.told, g_strdup_printf (_ ("and %u more"), n_left - MOST_TOLD));
  return line;
}

void
tbr_form_import_follow (TbrDesktop *desktop)
{
  TbrForm *form = &desktop->form;
  const char *target = tbr_form_value (form, "rows");
  char buffers[2][80];
  guint n = 0;
  if (form->target == NULL || !g_str_equal (form->target, target))
    {
      g_free (form->target);
      form->target = g_strdup (target);
      tbr_form_cut (form, 1);
      const TbrImportPlan plan = plan_of (form, buffers);
      const TbrParam *params = tbr_import_params (desktop->session->scenario, &plan, &n);
      for (guint i = 0; params != NULL && i < n; i++)
        if (is_asked (&plan, &params[i]))
          add_param (desktop, &params[i]);
    }
  g_free (try (desktop));
}

char *
tbr_form_import_line (TbrDesktop *desktop)
{
  char *line = try (desktop);
  if (line == NULL)
    tbr_forms_complain (desktop, _ ("No row fits as the columns are chosen."));
  return line;
}

/* ---- seen ---- */

/* "3: Lund | 55.7 | 13.2", by its line, or by its number where it is a feature. (transfer full) */
static char *
preview_row (const TbrPlaces *places, const TbrOwnPlace *place)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_string_append_printf (text, "%u:", place->number > 0 ? place->number : place->line);
  for (guint i = 0; i < MIN (place->n_properties, MOST_CELLS); i++)
    {
      const TbrPlaceProperty *cell
          = &g_array_index (places->properties, TbrPlaceProperty, place->first_property + i);
      g_string_append_printf (text, "%s %s", i > 0 ? " |" : "", cell->text);
    }
  return g_strdup (text->str);
}

/* Whether the file says of some rows where they are. */
static gboolean
is_drawn (const TbrPlaces *places)
{
  for (guint i = 0; i < places->places->len; i++)
    if (g_array_index (places->places, TbrOwnPlace, i).n_parts > 0)
      return TRUE;
  return FALSE;
}

void
tbr_form_import_build (const TbrDesktop *desktop, TbrColumn *column)
{
  const TbrPlaces *places = desktop->import.places;
  if (places == NULL || desktop->import.told == NULL)
    return;
  tbr_column_gap (column, 8);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("FIRST ROWS"));
  for (guint i = 0; i < MIN (places->places->len, MOST_PREVIEW); i++)
    {
      g_autofree char *row = preview_row (places, &g_array_index (places->places, TbrOwnPlace, i));
      tbr_column_text (column, TBR_WIDGET_NOTE, row);
    }
  if (is_drawn (places))
    tbr_column_text (column, TBR_WIDGET_NOTE,
                     _ ("Where no column is chosen for lon and lat, each stands where the file "
                        "says."));
  tbr_column_gap (column, 6);
  for (guint i = 0; i < desktop->import.told->len; i++)
    tbr_column_text (column, i == 0 ? TBR_WIDGET_TEXT : TBR_WIDGET_NOTE,
                     desktop->import.told->pdata[i]);
}
