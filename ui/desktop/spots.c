/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The places that hazards have in a scenario: where each is, how it is moved, changed, taken out.
 */
#include "desktop/spots.h"

#include "desktop/forms.h"
#include "desktop/state.h"
#include "draw/language.h"

#include <glib/gi18n.h>
#include <math.h>

#define HANDLE 5.0 /* half of a handle's side, pixels at ui 1 */
#define REACH 9.0  /* around its middle, likewise */
#define MOST_HANDLES 400u
#define MOST_LISTED 12u

/* ---- where ---- */

static const TbrObject *
object_of (const TbrScenario *scenario, guint32 hazard)
{
  return tbr_scenario_object (scenario, TBR_SECTION_HAZARDS, hazard);
}

/* The value of a parameter in degrees; FALSE when there is none such, or it was left open. */
static gboolean
read_degrees (const TbrParam *params, guint n, gconstpointer values, const char *name,
              double *out_value)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (params[i].name, name) && params[i].type == TBR_PARAM_REAL)
      {
        *out_value = *(const double *) (gconstpointer) ((const guint8 *) values + params[i].offset);
        return isfinite (*out_value);
      }
  return FALSE;
}

static gboolean
read_place (const TbrParam *params, guint n, gconstpointer values, TbrHazardSpot *spot)
{
  return read_degrees (params, n, values, "lon", &spot->lon)
         && read_degrees (params, n, values, "lat", &spot->lat);
}

static gconstpointer
values_of (const TbrObject *object, const TbrHazardSpot *spot)
{
  if (spot->row < 0)
    return object->values;
  const TbrRowKind *kind = &object->kind->rows[spot->row];
  return (const guint8 *) object->rows[spot->row].data + (spot->number - 1) * kind->size;
}

static void
add_spots (const TbrScenario *scenario, guint32 hazard, GArray *list)
{
  const TbrObject *object = object_of (scenario, hazard);
  TbrHazardSpot spot = { .hazard = hazard, .row = -1 };
  if (read_place (object->kind->params, object->kind->n_params, object->values, &spot))
    g_array_append_val (list, spot);
  for (guint k = 0; k < object->kind->n_rows; k++)
    for (guint i = 0; i < object->rows[k].n; i++)
      {
        const TbrRowKind *kind = &object->kind->rows[k];
        spot.row = (int) k;
        spot.number = i + 1;
        if (read_place (kind->params, kind->n_params, values_of (object, &spot), &spot))
          g_array_append_val (list, spot);
      }
}

GArray *
tbr_spots_list (const TbrScenario *scenario)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (TbrHazardSpot));
  for (guint32 i = 0; i < scenario->sections[TBR_SECTION_HAZARDS].n; i++)
    add_spots (scenario, i, list);
  return list;
}

gboolean
tbr_spots_find (const TbrScenario *scenario, guint32 index, TbrHazardSpot *out_spot)
{
  g_autoptr (GArray) list = tbr_spots_list (scenario);
  if (index >= list->len)
    return FALSE;
  *out_spot = g_array_index (list, TbrHazardSpot, index);
  return TRUE;
}

char *
tbr_spots_name (const TbrScenario *scenario, const TbrHazardSpot *spot)
{
  const TbrObject *object = object_of (scenario, spot->hazard);
  if (spot->row < 0)
    return g_strdup_printf (_ ("place of %s"), object->id);
  g_autofree char *row
      = g_strdup_printf ("%s %u", tbr_word (object->kind->rows[spot->row].name), spot->number);
  return g_strdup_printf (_ ("%s of %s"), row, object->id);
}

gboolean
tbr_spots_middle (const TbrScenario *scenario, guint32 hazard, double *out_lon, double *out_lat)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (TbrHazardSpot));
  double east = 0, north = 0;
  add_spots (scenario, hazard, list);
  for (guint i = 0; i < list->len; i++)
    {
      const TbrHazardSpot *spot = &g_array_index (list, TbrHazardSpot, i);
      double x, y;
      tbr_project (spot->lon, spot->lat, &x, &y);
      east += x / list->len;
      north += y / list->len;
    }
  if (list->len > 0)
    tbr_unproject (east, north, out_lon, out_lat);
  return list->len > 0;
}

/* ---- edits ---- */

static void
append_move (const TbrScenario *scenario, const TbrHazardSpot *spot, double lon, double lat,
             GString *line)
{
  const TbrObject *object = object_of (scenario, spot->hazard);
  char east[32], north[32];
  g_ascii_formatd (east, sizeof east, "%.4f", lon);
  g_ascii_formatd (north, sizeof north, "%.4f", lat);
  if (line->len > 0)
    g_string_append (line, " ; ");
  if (spot->row < 0)
    g_string_append_printf (line, "set hazards.%s.lon '%s deg' ; set hazards.%s.lat '%s deg'",
                            object->id, east, object->id, north);
  else
    g_string_append_printf (line, "change hazards %s %s %u lon='%s deg' lat='%s deg'", object->id,
                            object->kind->rows[spot->row].name, spot->number, east, north);
}

char *
tbr_spots_move_line (const TbrScenario *scenario, const TbrHazardSpot *spot, double lon, double lat)
{
  GString *line = g_string_new (NULL);
  append_move (scenario, spot, lon, lat, line);
  return g_string_free (line, FALSE);
}

/* On the plane of the map, so that what is moved far north keeps its form. */
char *
tbr_spots_shift_line (const TbrScenario *scenario, guint32 hazard, const double from[2],
                      const double to[2])
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (TbrHazardSpot));
  g_autoptr (GString) line = g_string_new (NULL);
  double from_x, from_y, to_x, to_y;
  tbr_project (from[0], from[1], &from_x, &from_y);
  tbr_project (to[0], to[1], &to_x, &to_y);
  add_spots (scenario, hazard, list);
  for (guint i = 0; i < list->len; i++)
    {
      const TbrHazardSpot *spot = &g_array_index (list, TbrHazardSpot, i);
      double x, y, lon, lat;
      tbr_project (spot->lon, spot->lat, &x, &y);
      tbr_unproject (x + to_x - from_x, y + to_y - from_y, &lon, &lat);
      append_move (scenario, spot, lon, lat, line);
    }
  return line->len > 0 ? g_strdup (line->str) : NULL;
}

char *
tbr_spots_cut_line (const TbrScenario *scenario, const TbrHazardSpot *spot)
{
  const TbrObject *object = object_of (scenario, spot->hazard);
  return spot->row < 0 ? NULL
                       : g_strdup_printf ("cut hazards %s %s %u", object->id,
                                          object->kind->rows[spot->row].name, spot->number);
}

/* ---- on the map ---- */

/* The hazard whose places can be taken, TBR_NONE. */
static guint32
chosen_hazard (const TbrDesktop *desktop)
{
  TbrThing thing = desktop->selection;
  TbrHazardSpot spot;
  if (desktop->whatif == NULL || desktop->session == NULL || desktop->session->scenario == NULL)
    return TBR_NONE;
  const TbrScenario *scenario = desktop->session->scenario;
  if (thing.kind == TBR_THING_HAZARD && thing.i < scenario->sections[TBR_SECTION_HAZARDS].n)
    return thing.i;
  return thing.kind == TBR_THING_SPOT && tbr_spots_find (scenario, thing.i, &spot) ? spot.hazard
                                                                                   : TBR_NONE;
}

guint32
tbr_spots_pick (const TbrDesktop *desktop, double x, double y)
{
  guint32 hazard = chosen_hazard (desktop), best = TBR_NONE;
  double nearest = REACH * desktop->ui;
  if (hazard == TBR_NONE)
    return TBR_NONE;
  g_autoptr (GArray) list = tbr_spots_list (desktop->session->scenario);
  for (guint i = 0; i < list->len; i++)
    {
      const TbrHazardSpot *spot = &g_array_index (list, TbrHazardSpot, i);
      double at_x, at_y;
      if (spot->hazard != hazard)
        continue;
      tbr_view_to_pixel (&desktop->view, spot->lon, spot->lat, &at_x, &at_y);
      double distance = hypot (at_x - x, at_y - y);
      if (distance >= nearest)
        continue;
      nearest = distance;
      best = i;
    }
  return best;
}

static void
paint_handle (const TbrPen *pen, double x, double y, gboolean is_chosen)
{
  double half = HANDLE * pen->ui * (is_chosen ? 1.4 : 1);
  cairo_rectangle (pen->cr, x - half, y - half, 2 * half, 2 * half);
  tbr_pen_colour (pen, is_chosen ? pen->theme->look[TBR_LOOK_WORKING] : (pen->theme->panel | 0xff));
  cairo_fill_preserve (pen->cr);
  tbr_pen_line (pen, 1.5 * pen->ui, pen->theme->text);
  cairo_stroke (pen->cr);
}

void
tbr_spots_paint (const TbrDesktop *desktop, const TbrRaster *to)
{
  guint32 hazard = chosen_hazard (desktop);
  if (hazard == TBR_NONE)
    return;
  g_autoptr (GArray) list = tbr_spots_list (desktop->session->scenario);
  cairo_surface_t *surface = tbr_raster_surface (to, CAIRO_FORMAT_RGB24);
  cairo_t *cr = cairo_create (surface);
  TbrPen pen = { .cr = cr, .theme = tbr_theme_get (desktop->theme), .ui = desktop->ui };
  guint n = 0;
  for (guint i = 0; i < list->len && n < MOST_HANDLES; i++)
    {
      const TbrHazardSpot *spot = &g_array_index (list, TbrHazardSpot, i);
      const TbrThing thing = { TBR_THING_SPOT, i };
      double x, y;
      tbr_view_to_pixel (&desktop->view, spot->lon, spot->lat, &x, &y);
      if (spot->hazard != hazard || x < 0 || y < 0 || x >= to->width || y >= to->height)
        continue;
      paint_handle (&pen, x, y, tbr_thing_equal (desktop->selection, thing));
      n++;
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

/* ---- in the details ---- */

void
tbr_spots_add_list (const TbrDesktop *desktop, TbrColumn *column, guint32 hazard)
{
  g_autoptr (GArray) list = tbr_spots_list (desktop->session->scenario);
  guint n = 0;
  for (guint i = 0; i < list->len; i++)
    {
      const TbrHazardSpot *spot = &g_array_index (list, TbrHazardSpot, i);
      if (spot->hazard != hazard || spot->row < 0 || n > MOST_LISTED)
        continue;
      if (n == 0)
        {
          tbr_column_gap (column, 10);
          tbr_column_text (column, TBR_WIDGET_HEADING, _ ("PLACES"));
        }
      if (n++ == MOST_LISTED)
        {
          tbr_column_text (column, TBR_WIDGET_NOTE, _ ("and more, as squares on the map"));
          continue;
        }
      g_autofree char *name = tbr_spots_name (desktop->session->scenario, spot);
      g_autofree char *place = g_strdup_printf ("%.3f, %.3f", spot->lon, spot->lat);
      TbrWidget row = { .kind = TBR_WIDGET_ROW,
                        .action = TBR_ACT_SELECT,
                        .argument = tbr_thing_pack ((TbrThing){ TBR_THING_SPOT, i }),
                        .text = name,
                        .detail = place };
      tbr_column_add (column, &row);
    }
}

/* A row as if it were an element, for those that read values of elements. */
static TbrObject
as_object (const TbrScenario *scenario, const TbrHazardSpot *spot, TbrKind *out_kind)
{
  const TbrObject *object = object_of (scenario, spot->hazard);
  TbrObject row = *object;
  *out_kind = *object->kind;
  if (spot->row >= 0)
    {
      out_kind->params = object->kind->rows[spot->row].params;
      out_kind->n_params = object->kind->rows[spot->row].n_params;
      row.values = values_of (object, spot);
      row.given = row.certainties = NULL;
    }
  row.kind = out_kind;
  return row;
}

void
tbr_spots_add (const TbrDesktop *desktop, TbrColumn *column, guint32 index)
{
  const TbrScenario *scenario = desktop->session->scenario;
  TbrHazardSpot spot;
  TbrKind kind;
  if (!tbr_spots_find (scenario, index, &spot))
    return;
  const TbrObject *hazard = object_of (scenario, spot.hazard);
  TbrObject object = as_object (scenario, &spot, &kind);
  TbrWidget owner = { .kind = TBR_WIDGET_ROW,
                      .action = TBR_ACT_SELECT,
                      .argument = tbr_thing_pack ((TbrThing){ TBR_THING_HAZARD, spot.hazard }),
                      .text = hazard->id,
                      .detail = tbr_word (hazard->kind->title) };
  tbr_column_add (column, &owner);
  for (guint i = 0; i < kind.n_params; i++)
    {
      g_autofree char *value = tbr_forms_told (scenario, &object, i);
      TbrWidget field = { .kind = TBR_WIDGET_FIELD,
                          .action = desktop->whatif != NULL ? TBR_ACT_EDIT_SPOT : TBR_ACT_NONE,
                          .argument = i,
                          .text = tbr_word (kind.params[i].name),
                          .value = value,
                          .is_estimate = kind.params[i].certainty == TBR_CERTAINTY_ESTIMATED };
      if (*value != '\0')
        tbr_column_add (column, &field);
    }
}

const TbrParam *
tbr_spots_param (const TbrDesktop *desktop, guint param)
{
  const TbrScenario *scenario = desktop->session != NULL ? desktop->session->scenario : NULL;
  TbrHazardSpot spot;
  TbrKind kind;
  if (scenario == NULL || desktop->selection.kind != TBR_THING_SPOT
      || !tbr_spots_find (scenario, desktop->selection.i, &spot))
    return NULL;
  (void) as_object (scenario, &spot, &kind);
  return param < kind.n_params ? &kind.params[param] : NULL;
}

void
tbr_spots_open (TbrDesktop *desktop, guint param)
{
  const TbrScenario *scenario = desktop->session->scenario;
  TbrHazardSpot spot;
  TbrKind kind;
  if (desktop->selection.kind != TBR_THING_SPOT
      || !tbr_spots_find (scenario, desktop->selection.i, &spot))
    return;
  TbrObject object = as_object (scenario, &spot, &kind);
  if (param >= kind.n_params)
    return;
  g_autofree char *value = tbr_forms_value (scenario, &object, param);
  g_autofree char *name = tbr_spots_name (scenario, &spot);
  desktop->form.title = g_strdup_printf (_ ("%s: %s"), name, tbr_word (kind.params[param].name));
  desktop->form.target
      = spot.row < 0
            ? g_strdup_printf ("set hazards.%s.%s", object.id, kind.params[param].name)
            : g_strdup_printf ("change hazards %s %s %u", object.id,
                               object_of (scenario, spot.hazard)->kind->rows[spot.row].name,
                               spot.number);
  (void) tbr_forms_add_param (desktop, kind.params[param].name, &kind.params[param], value);
}

char *
tbr_spots_line (TbrDesktop *desktop)
{
  const TbrFormField *field = tbr_form_field (&desktop->form, 0);
  g_autofree char *quoted = g_shell_quote (tbr_forms_written (field));
  if (g_str_has_prefix (desktop->form.target, "set "))
    return g_strdup_printf ("%s %s", desktop->form.target, quoted);
  return g_strdup_printf ("%s %s=%s", desktop->form.target, field->id, quoted);
}
