/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Layers that the planner brought along: read one after the other beside the window, switched,
   chosen, told. */
#include "desktop/own_layers.h"

#include "desktop/forms.h"
#include "desktop/state.h"

#include <glib/gi18n.h>
#include <string.h>

/* A thing of a layer holds the number of the layer and that of its place. */
#define PLACE_BITS 24
#define MOST_PROPERTIES 60u /* of a place that are told */

static TbrThing
pack (guint layer, guint32 place)
{
  return (TbrThing){ TBR_THING_OWN, (guint32) layer << PLACE_BITS | place };
}

/* The place that is meant; NULL when its layer is gone or was read anew without it. */
static const TbrOwnPlace *
unpack (const TbrDesktop *desktop, guint32 packed, const TbrOwnLayer **out_layer)
{
  guint layer = packed >> PLACE_BITS;
  guint32 place = packed & ((1u << PLACE_BITS) - 1);
  if (layer >= desktop->own.layers->len)
    return NULL;
  const TbrOwnLayer *own = desktop->own.layers->pdata[layer];
  *out_layer = own;
  return place < own->places->places->len ? &g_array_index (own->places->places, TbrOwnPlace, place)
                                          : NULL;
}

static gboolean
is_hidden (const TbrOwnLayers *own, guint layer)
{
  return (own->hidden >> layer & 1) != 0;
}

/* What comes of no file has no path. */
static gboolean
is_of_file (const TbrOwnLayer *layer)
{
  return *layer->places->path != '\0';
}

/* ---- files ---- */

void
tbr_own_layers_init (TbrDesktop *desktop)
{
  const char *const *files = desktop->spec.layers;
  desktop->own.layers = g_ptr_array_new_with_free_func ((GDestroyNotify) tbr_own_layer_unref);
  desktop->own.left = g_ptr_array_new_with_free_func ((GDestroyNotify) tbr_diagnostics_free);
  g_queue_init (&desktop->own.wanted);
  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    tbr_own_layers_add (desktop, files[i]);
}

void
tbr_own_layers_end (TbrDesktop *desktop)
{
  TbrOwnLayers *own = &desktop->own;
  (void) tbr_own_layers_forget_faults (desktop);
  g_clear_pointer (&own->left, g_ptr_array_unref);
  g_queue_clear_full (&own->wanted, g_free);
  g_clear_pointer (&own->reading, g_free);
  g_clear_pointer (&own->to_import, g_free);
  tbr_form_import_forget (desktop);
  g_clear_pointer (&own->shown, g_ptr_array_unref);
  g_clear_pointer (&own->layers, g_ptr_array_unref);
}

/* Whether a path ends so, in small or capital letters. */
static gboolean
ends_in (const char *path, const char *ending)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  return g_str_has_suffix (lower, ending);
}

gboolean
tbr_own_layers_is_one (const char *path)
{
  return ends_in (path, ".geojson") || ends_in (path, ".json");
}

gboolean
tbr_own_layers_is_table (const char *path)
{
  return ends_in (path, ".csv");
}

static int
find (const TbrOwnLayers *own, const char *path)
{
  for (guint i = 0; i < own->layers->len; i++)
    if (g_str_equal (((const TbrOwnLayer *) own->layers->pdata[i])->places->path, path))
      return (int) i;
  return -1;
}

void
tbr_own_layers_add (TbrDesktop *desktop, const char *path)
{
  TbrOwnLayers *own = &desktop->own;
  guint n = own->layers->len + g_queue_get_length (&own->wanted) + (own->reading != NULL);
  if (find (own, path) < 0 && n >= TBR_OWN_LAYERS_MOST)
    {
      g_autofree char *text
          = g_strdup_printf (ngettext ("%s is not read: %u layer is as many as there is room for",
                                       "%s is not read: %u layers are as many as there is room for",
                                       TBR_OWN_LAYERS_MOST),
                             path, TBR_OWN_LAYERS_MOST);
      tbr_desktop_say (desktop, text);
      return;
    }
  g_queue_push_tail (&own->wanted, g_strdup (path));
}

void
tbr_own_layers_import (TbrDesktop *desktop, const char *path)
{
  char *copy = g_strdup (path);
  if (desktop->whatif == NULL)
    tbr_desktop_say (desktop, _ ("Open a crisis first"));
  g_free (desktop->own.to_import);
  desktop->own.to_import = desktop->whatif != NULL ? copy : NULL;
  if (desktop->whatif == NULL)
    g_free (copy);
}

/* The file that faults are about. */
static const char *
file_of (const TbrDiagnostics *faults)
{
  return tbr_diagnostics_kept (faults) > 0 ? tbr_diagnostics_get (faults, 0)->file : "";
}

void
tbr_own_layers_reload (TbrDesktop *desktop)
{
  for (guint i = 0; i < desktop->own.layers->len; i++)
    if (is_of_file (desktop->own.layers->pdata[i]))
      tbr_own_layers_add (desktop, ((TbrOwnLayer *) desktop->own.layers->pdata[i])->places->path);
  for (guint i = 0; i < desktop->own.left->len; i++)
    tbr_own_layers_add (desktop, file_of (desktop->own.left->pdata[i]));
  g_ptr_array_set_size (desktop->own.left, 0);
  tbr_doctor_forget (desktop);
}

/* What is left of the file before gives way. */
static void
forget_left (TbrDesktop *desktop, const char *path)
{
  GPtrArray *left = desktop->own.left;
  for (guint i = left->len; i-- > 0;)
    if (g_str_equal (file_of (left->pdata[i]), path))
      g_ptr_array_remove_index (left, i);
}

void
tbr_own_layers_leave_faults (TbrDesktop *desktop)
{
  TbrOwnLayers *own = &desktop->own;
  if (own->faults == NULL)
    return;
  forget_left (desktop, file_of (own->faults));
  g_ptr_array_add (own->left, g_steal_pointer (&own->faults));
  g_clear_pointer (&own->faulty, g_free);
  tbr_doctor_forget (desktop);
}

gboolean
tbr_own_layers_forget_faults (TbrDesktop *desktop)
{
  gboolean had = desktop->own.faults != NULL;
  g_clear_pointer (&desktop->own.faults, tbr_diagnostics_free);
  g_clear_pointer (&desktop->own.faulty, g_free);
  tbr_doctor_forget (desktop);
  return had;
}

/* ---- what was read ---- */

/* The painter holds what it draws: what is shown is never changed, but replaced. */
static void
renew_shown (TbrDesktop *desktop)
{
  TbrOwnLayers *own = &desktop->own;
  g_clear_pointer (&own->shown, g_ptr_array_unref);
  own->shown = g_ptr_array_new_with_free_func ((GDestroyNotify) tbr_own_layer_unref);
  for (guint i = 0; i < own->layers->len; i++)
    if (!is_hidden (own, i))
      g_ptr_array_add (own->shown, tbr_own_layer_ref (own->layers->pdata[i]));
  desktop->is_moved = TRUE;
  tbr_desktop_touch (desktop, TBR_PANEL_LAYERS);
  tbr_desktop_touch (desktop, TBR_PANEL_SIDE);
}

static void
put (TbrDesktop *desktop, TbrPlaces *places)
{
  TbrOwnLayers *own = &desktop->own;
  int there = find (own, places->path);
  forget_left (desktop, places->path);
  tbr_doctor_forget (desktop);
  guint index = there >= 0 ? (guint) there : own->layers->len;
  TbrOwnLayer *layer = tbr_own_layer_new (places, index, own->n_read);
  if (there < 0)
    g_ptr_array_add (own->layers, layer);
  else
    {
      tbr_own_layer_unref (own->layers->pdata[index]);
      own->layers->pdata[index] = layer;
      if (desktop->selection.kind == TBR_THING_OWN)
        desktop->selection = (TbrThing){ TBR_THING_NONE, TBR_NONE };
    }
  renew_shown (desktop);
  g_autofree char *text
      = g_strdup_printf (_ ("%s is on the map, places: %u. Y switches it, L explains it, "
                            "Ctrl+I imports it"),
                         places->title, places->places->len);
  static const TbrActionId keys[]
      = { TBR_ACT_LAYERS, TBR_ACT_LEGEND, TBR_ACT_IMPORT, TBR_ACT_NONE };
  tbr_desktop_say_keys (desktop, text, keys);
}

/* Those behind it keep their switches. */
static void
take_out (TbrDesktop *desktop, guint index)
{
  TbrOwnLayers *own = &desktop->own;
  guint32 before = own->hidden & ((1u << index) - 1);
  own->hidden = before | (own->hidden >> (index + 1) << index);
  g_ptr_array_remove_index (own->layers, index);
}

void
tbr_own_layers_give (TbrDesktop *desktop, TbrPlaces *places)
{
  TbrOwnLayers *own = &desktop->own;
  int there = find (own, "");
  if (there < 0 && places == NULL)
    return;
  if (places == NULL)
    take_out (desktop, (guint) there);
  else if (there >= 0)
    {
      TbrOwnLayer *before = own->layers->pdata[there];
      own->layers->pdata[there] = tbr_own_layer_new (places, before->style, ++own->n_read);
      tbr_own_layer_unref (before);
    }
  else
    g_ptr_array_add (own->layers, tbr_own_layer_new (places, own->layers->len, ++own->n_read));
  if (desktop->selection.kind == TBR_THING_OWN && there >= 0)
    desktop->selection = (TbrThing){ TBR_THING_NONE, TBR_NONE };
  renew_shown (desktop);
  g_clear_pointer (&places, tbr_places_unref);
}

/* A broken file changes nothing but what is told of it. */
static void
take (TbrDesktop *desktop, TbrBrought *brought)
{
  gboolean is_taken = desktop->own.is_import && tbr_form_import_take (desktop, brought);
  g_clear_pointer (&desktop->own.reading, g_free);
  desktop->own.n_read++;
  if (is_taken)
    tbr_desktop_touch (desktop, TBR_PANEL_FORM);
  else if (desktop->own.is_import && tbr_diagnostics_count (brought->faults) == 0)
    tbr_desktop_say (desktop, _ ("The file has no rows"));
  else if (tbr_diagnostics_count (brought->faults) == 0)
    put (desktop, brought->places);
  else
    {
      if (desktop->own.is_import)
        tbr_desktop_close_panel (desktop, TBR_PANEL_FORM);
      (void) tbr_own_layers_forget_faults (desktop);
      desktop->own.faulty = g_strdup (brought->path);
      desktop->own.faults = g_steal_pointer (&brought->faults);
      tbr_desktop_open_panel (desktop, TBR_PANEL_START);
    }
  tbr_doctor_renew (desktop);
  tbr_desktop_touch_all (desktop);
  tbr_brought_free (brought);
}

void
tbr_own_layers_tick (TbrDesktop *desktop)
{
  TbrOwnLayers *own = &desktop->own;
  TbrBrought *brought = tbr_loader_take_places (desktop->loader);
  if (brought != NULL)
    take (desktop, brought);
  /* one after the other; faults are read by people before others come */
  if (own->reading != NULL || own->faults != NULL
      || (own->to_import == NULL && g_queue_is_empty (&own->wanted)))
    return;
  own->is_import = own->to_import != NULL;
  own->reading
      = own->is_import ? g_steal_pointer (&own->to_import) : g_queue_pop_head (&own->wanted);
  tbr_loader_read_places (desktop->loader, own->reading);
}

gboolean
tbr_own_layers_is_settled (const TbrDesktop *desktop)
{
  const TbrOwnLayers *own = &desktop->own;
  return own->reading == NULL && own->to_import == NULL
         && (own->faults != NULL || own->wanted.length == 0);
}

void
tbr_own_layers_switch (TbrDesktop *desktop, guint layer)
{
  if (layer >= desktop->own.layers->len)
    return;
  desktop->own.hidden ^= 1u << layer;
  renew_shown (desktop);
}

TbrThing
tbr_own_layers_thing (guint layer, guint32 place)
{
  return pack (layer, place);
}

void
tbr_own_layers_show (TbrDesktop *desktop, guint32 packed)
{
  guint layer = packed >> PLACE_BITS;
  if (layer < desktop->own.layers->len && is_hidden (&desktop->own, layer))
    tbr_own_layers_switch (desktop, layer);
}

/* ---- told ---- */

void
tbr_own_layers_tell (const TbrDesktop *desktop, GArray *lines)
{
  const TbrOwnLayers *own = &desktop->own;
  for (guint i = 0; i < own->layers->len; i++)
    {
      const TbrPlaces *places = ((const TbrOwnLayer *) own->layers->pdata[i])->places;
      if (!is_of_file (own->layers->pdata[i]))
        continue;
      TbrDoctorLine line = { .kind = TBR_DOCTOR_LAYER,
                             .file = g_strdup (places->path),
                             .message = g_strdup_printf (_ ("%s: places on the map: %u"),
                                                         places->title, places->places->len),
                             .thing = pack (i, 0),
                             .is_own = TRUE };
      line.told = g_strdup (line.message);
      g_array_append_val (lines, line);
    }
}

/* Switches of one kind, below what they are: of files, or of what comes of no file. */
static void
add_switches (const TbrDesktop *desktop, TbrColumn *column, const char *heading, gboolean is_file)
{
  const TbrOwnLayers *own = &desktop->own;
  double x = column->x, width = column->width;
  guint n = 0;
  for (guint i = 0; i < own->layers->len; i++)
    {
      const TbrOwnLayer *layer = own->layers->pdata[i];
      TbrWidget check = { .kind = TBR_WIDGET_CHECK,
                          .action = TBR_ACT_OWN_LAYER,
                          .argument = i,
                          .text = layer->places->title,
                          .is_on = !is_hidden (own, i) };
      if ((*layer->places->path != '\0') != is_file)
        continue;
      if (n++ == 0)
        {
          tbr_column_gap (column, 8);
          column->x += 6 * desktop->ui;
          column->width -= 12 * desktop->ui;
          tbr_column_text (column, TBR_WIDGET_HEADING, heading);
          column->x = x;
          column->width = width;
        }
      tbr_column_add (column, &check);
    }
}

void
tbr_own_layers_build (const TbrDesktop *desktop, TbrColumn *column)
{
  add_switches (desktop, column, _ ("ALERTS"), FALSE);
  add_switches (desktop, column, _ ("OWN LAYERS"), TRUE);
}

void
tbr_own_layers_add_legend (const TbrDesktop *desktop, GArray *rows)
{
  tbr_own_layer_tell (rows, desktop->own.shown);
}

TbrThing
tbr_own_layers_pick (const TbrDesktop *desktop, double x, double y)
{
  for (guint i = desktop->own.layers->len; i > 0; i--)
    {
      guint32 place
          = is_hidden (&desktop->own, i - 1)
                ? TBR_NONE
                : tbr_own_layer_pick (desktop->own.layers->pdata[i - 1], &desktop->view, x, y);
      if (place != TBR_NONE)
        return pack (i - 1, place);
    }
  return (TbrThing){ TBR_THING_NONE, TBR_NONE };
}

gboolean
tbr_own_layers_place_of (const TbrDesktop *desktop, guint32 packed, double *out_lon,
                         double *out_lat)
{
  const TbrOwnLayer *layer;
  const TbrOwnPlace *place = unpack (desktop, packed, &layer);
  if (place == NULL || place->n_parts == 0)
    return FALSE;
  *out_lon = place->at.lon;
  *out_lat = place->at.lat;
  return TRUE;
}

char *
tbr_own_layers_name (const TbrDesktop *desktop, guint32 packed)
{
  const TbrOwnLayer *layer;
  const TbrOwnPlace *place = unpack (desktop, packed, &layer);
  if (place == NULL)
    return g_strdup (_ ("A place that is gone"));
  return *place->name != '\0'
             ? g_strdup (place->name)
             : g_strdup_printf (_ ("Place %u of %s"), (packed & ((1u << PLACE_BITS) - 1)) + 1,
                                layer->places->title);
}

void
tbr_own_layers_add_place (const TbrDesktop *desktop, TbrColumn *column, guint32 packed)
{
  const TbrOwnLayer *layer;
  const TbrOwnPlace *place = unpack (desktop, packed, &layer);
  if (place == NULL)
    {
      tbr_column_text (column, TBR_WIDGET_NOTE, _ ("Its file was read again without it."));
      return;
    }
  g_autofree char *base = g_path_get_basename (layer->places->path);
  g_autofree char *shown = g_utf8_make_valid (base, -1);
  g_autofree char *where
      = place->line > 0 ? g_strdup_printf ("%s:%u", shown, place->line) : g_strdup (shown);
  tbr_column_field (column, _ ("Layer"), layer->places->title);
  if (is_of_file (layer))
    tbr_column_field (column, _ ("File"), where);
  if (place->n_properties > 0)
    {
      tbr_column_gap (column, 12);
      tbr_column_text (column, TBR_WIDGET_HEADING,
                       is_of_file (layer) ? _ ("AS THE FILE SAYS") : _ ("AS THE ALERT SAYS"));
    }
  for (guint32 i = 0; i < MIN (place->n_properties, MOST_PROPERTIES); i++)
    {
      const TbrPlaceProperty *property
          = &g_array_index (layer->places->properties, TbrPlaceProperty, place->first_property + i);
      tbr_column_field (column, property->name, property->text);
    }
  if (place->n_properties > MOST_PROPERTIES)
    {
      g_autofree char *more
          = g_strdup_printf (_ ("and %u more in the file"), place->n_properties - MOST_PROPERTIES);
      tbr_column_text (column, TBR_WIDGET_NOTE, more);
    }
}
