/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* GeoJSON as places. Source: [RFC7946]. */
#include "interchange/json_check.h"
#include "interchange/places_build.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  const char *path;
  TbrDiagnostics *faults;
  TbrPlaces *places;
  GHashTable *lines; /* guint by JsonObject: where each begins */
  GArray *open;      /* guint: where those begin that are not closed yet */
  guint line;        /* of what is being read */
  guint feature;     /* from 1; 0: the file is a geometry */
} Reader;

typedef struct
{
  const char *name;
  TbrPlaceForm form;
  guint levels; /* lists around positions */
} GeometryKind;

static const GeometryKind kinds[] = {
  { "Point", TBR_PLACE_POINT, 0 },     { "MultiPoint", TBR_PLACE_POINT, 1 },
  { "LineString", TBR_PLACE_LINE, 1 }, { "MultiLineString", TBR_PLACE_LINE, 2 },
  { "Polygon", TBR_PLACE_RING, 2 },    { "MultiPolygon", TBR_PLACE_RING, 3 },
};

static gboolean refuse (Reader *reader, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (Reader *reader, const char *format, ...)
{
  va_list list;
  va_start (list, format);
  g_autofree char *text = g_strdup_vprintf (format, list);
  va_end (list);
  if (reader->feature > 0)
    tbr_diagnostics_add (reader->faults, reader->path, reader->line, "feature %u: %s",
                         reader->feature, text);
  else
    tbr_diagnostics_add (reader->faults, reader->path, reader->line, "%s", text);
  return FALSE;
}

/* ---- lines ---- */

static void
note_start (JsonParser *parser, gpointer data)
{
  Reader *reader = data;
  guint line = json_parser_get_current_line (parser);
  g_array_append_val (reader->open, line);
}

static void
note_end (JsonParser *parser, JsonObject *object, gpointer data)
{
  Reader *reader = data;
  guint line = reader->open->len > 0 ? g_array_index (reader->open, guint, reader->open->len - 1)
                                     : json_parser_get_current_line (parser);
  g_array_set_size (reader->open, MAX (reader->open->len, 1) - 1);
  g_hash_table_insert (reader->lines, object, GUINT_TO_POINTER (line));
}

/* The parser forgets the line when it ends. */
static void
note_error (JsonParser *parser, const GError *error, gpointer data)
{
  Reader *reader = data;
  guint line = json_parser_get_current_line (parser);
  if (line > 0)
    reader->line = line;
}

static void
go_to (Reader *reader, JsonObject *object)
{
  reader->line = GPOINTER_TO_UINT (g_hash_table_lookup (reader->lines, object));
}

/* ---- values ---- */

/* A member that is a text, NULL when it is none. */
static const char *
text_of (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  gboolean is_text = node != NULL && JSON_NODE_HOLDS_VALUE (node)
                     && json_node_get_value_type (node) == G_TYPE_STRING;
  return is_text ? json_node_get_string (node) : NULL;
}

static JsonArray *
list_of (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
is_number (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  GType type = json_node_get_value_type (node);
  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
}

/* ---- positions ---- */

static gboolean
read_position (Reader *reader, JsonNode *node, TbrPoint *out_point)
{
  JsonArray *list = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  if (list == NULL || json_array_get_length (list) < 2
      || !is_number (json_array_get_element (list, 0))
      || !is_number (json_array_get_element (list, 1)))
    return refuse (reader, "a position is a list of numbers: longitude, latitude");
  double lon = json_node_get_double (json_array_get_element (list, 0));
  double lat = json_node_get_double (json_array_get_element (list, 1));
  if (!(fabs (lon) <= 180) || !(fabs (lat) <= 90))
    return refuse (reader,
                   "%.10g, %.10g is no place: longitude is -180 to 180 and latitude -90 to 90, "
                   "degrees, in this order",
                   lon, lat);
  *out_point = (TbrPoint){ (float) lon, (float) lat };
  return TRUE;
}

static gboolean
end_part (Reader *reader, TbrPlaceForm form)
{
  const GArray *parts = reader->places->parts, *points = reader->places->points;
  const TbrPlacePart *part = &g_array_index (parts, TbrPlacePart, parts->len - 1);
  const TbrPoint *first = &g_array_index (points, TbrPoint, part->first);
  if (form == TBR_PLACE_LINE && part->n < 2)
    return refuse (reader, "a line has two positions or more, this one %u", part->n);
  if (form == TBR_PLACE_RING && part->n < 4)
    return refuse (reader, "a ring has four positions or more, this one %u", part->n);
  const TbrPoint *last = first + part->n - 1;
  if (form == TBR_PLACE_RING && (first->lon != last->lon || first->lat != last->lat))
    return refuse (reader,
                   "a ring ends where it begins, this one begins at %.6g, %.6g and ends at "
                   "%.6g, %.6g",
                   (double) first->lon, (double) first->lat, (double) last->lon,
                   (double) last->lat);
  return TRUE;
}

static gboolean
read_part (Reader *reader, JsonNode *node, TbrPlaceForm form)
{
  TbrPoint point;
  tbr_places_begin_part (reader->places, form);
  if (form == TBR_PLACE_POINT)
    {
      if (!read_position (reader, node, &point))
        return FALSE;
      tbr_places_add_point (reader->places, point);
      return TRUE;
    }
  JsonArray *list = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      if (!read_position (reader, json_array_get_element (list, i), &point))
        return FALSE;
      tbr_places_add_point (reader->places, point);
    }
  return end_part (reader, form);
}

static gboolean
read_lists (Reader *reader, JsonNode *node, const GeometryKind *kind, guint levels)
{
  if (levels == 0 && kind->form == TBR_PLACE_POINT)
    return read_part (reader, node, kind->form);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (reader, "coordinates of a %s are lists, %u deep around each position",
                   kind->name, kind->levels);
  JsonArray *list = json_node_get_array (node);
  if (levels == 1 && kind->form != TBR_PLACE_POINT && json_array_get_length (list) > 0)
    return read_part (reader, node, kind->form);
  for (guint i = 0; i < json_array_get_length (list); i++)
    if (!read_lists (reader, json_array_get_element (list, i), kind, levels - 1))
      return FALSE;
  return TRUE;
}

/* ---- geometries ---- */

static gboolean read_geometry (Reader *reader, JsonNode *node);

static gboolean
read_collection (Reader *reader, JsonObject *object)
{
  JsonArray *list = list_of (object, "geometries");
  if (list == NULL)
    return refuse (reader, "a GeometryCollection has a list called geometries");
  for (guint i = 0; i < json_array_get_length (list); i++)
    if (!read_geometry (reader, json_array_get_element (list, i)))
      return FALSE;
  return TRUE;
}

static const GeometryKind *
find_kind (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].name, name) == 0)
      return &kinds[i];
  return NULL;
}

static gboolean
read_geometry (Reader *reader, JsonNode *node)
{
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (reader, "a geometry is an object with type and coordinates, or null");
  JsonObject *object = json_node_get_object (node);
  const char *type = text_of (object, "type");
  const GeometryKind *kind = find_kind (type);
  go_to (reader, object);
  if (g_strcmp0 (type, "GeometryCollection") == 0)
    return read_collection (reader, object);
  if (kind == NULL)
    return refuse (reader,
                   "type '%s' is none of Point, MultiPoint, LineString, MultiLineString, Polygon, "
                   "MultiPolygon and GeometryCollection",
                   type != NULL ? type : "");
  JsonNode *coordinates = json_object_get_member (object, "coordinates");
  if (coordinates == NULL)
    return refuse (reader, "a %s has coordinates", kind->name);
  return read_lists (reader, coordinates, kind, kind->levels);
}

/* ---- features ---- */

/* A value as people read it; NULL for null. (transfer full) */
static char *
format_value (JsonNode *node)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  if (JSON_NODE_HOLDS_NULL (node))
    return NULL;
  if (!JSON_NODE_HOLDS_VALUE (node))
    return json_to_string (node, FALSE);
  GType type = json_node_get_value_type (node);
  if (type == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  if (type == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");
  if (type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  g_ascii_formatd (number, sizeof number, "%.10g", json_node_get_double (node));
  return g_strdup (number);
}

static void
add_property (Reader *reader, const char *name, JsonNode *node)
{
  g_autofree char *text = format_value (node);
  if (text != NULL)
    tbr_places_add_property (reader->places, name, text);
}

static gboolean
read_properties (Reader *reader, JsonObject *feature)
{
  JsonNode *node = json_object_get_member (feature, "properties");
  JsonNode *id = json_object_get_member (feature, "id");
  JsonObjectIter members;
  const char *name;
  JsonNode *value;
  if (node != NULL && !JSON_NODE_HOLDS_NULL (node) && !JSON_NODE_HOLDS_OBJECT (node))
    return refuse (reader, "properties are an object or null");
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      json_object_iter_init_ordered (&members, json_node_get_object (node));
      while (json_object_iter_next_ordered (&members, &name, &value))
        add_property (reader, name, value);
    }
  if (id != NULL)
    add_property (reader, "id", id);
  return TRUE;
}

static void
read_feature (Reader *reader, JsonNode *node)
{
  reader->feature++;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      (void) refuse (reader, "a feature is an object");
      return;
    }
  JsonObject *object = json_node_get_object (node);
  go_to (reader, object);
  JsonNode *geometry = json_object_get_member (object, "geometry");
  if (g_strcmp0 (text_of (object, "type"), "Feature") != 0 || geometry == NULL)
    {
      (void) refuse (reader, "a feature has the type Feature and a geometry");
      return;
    }
  tbr_places_begin (reader->places, reader->line);
  tbr_places_number (reader->places, reader->feature);
  if (read_properties (reader, object) && read_geometry (reader, geometry))
    tbr_places_end (reader->places);
  else
    tbr_places_drop (reader->places);
}

static void
read_alone (Reader *reader, JsonNode *node)
{
  tbr_places_begin (reader->places, reader->line);
  if (read_geometry (reader, node))
    tbr_places_end (reader->places);
  else
    tbr_places_drop (reader->places);
}

/* ---- the file ---- */

/* Files from before RFC 7946 may name another system of coordinates. */
static gboolean
is_wgs84 (Reader *reader, JsonObject *object)
{
  static const char *const good[] = { "CRS84", "4326", "4979" };
  JsonNode *crs = json_object_get_member (object, "crs");
  if (crs == NULL || JSON_NODE_HOLDS_NULL (crs))
    return TRUE;
  g_autofree char *text = json_to_string (crs, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    if (strstr (text, good[i]) != NULL)
      return TRUE;
  return refuse (reader, "crs %.80s is not WGS 84: write the file anew in degrees (EPSG:4326)",
                 text);
}

static void
read_root (Reader *reader, JsonNode *root)
{
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      (void) refuse (reader, "the file is not an object of GeoJSON");
      return;
    }
  JsonObject *object = json_node_get_object (root);
  const char *type = text_of (object, "type"), *title = text_of (object, "name");
  go_to (reader, object);
  if (!is_wgs84 (reader, object))
    return;
  if (title != NULL && *title != '\0')
    reader->places->title = g_string_chunk_insert (reader->places->texts, title);
  if (g_strcmp0 (type, "Feature") == 0)
    {
      read_feature (reader, root);
      return;
    }
  if (g_strcmp0 (type, "FeatureCollection") != 0)
    {
      read_alone (reader, root);
      return;
    }
  JsonArray *features = list_of (object, "features");
  if (features == NULL)
    (void) refuse (reader, "a FeatureCollection has a list called features");
  for (guint i = 0; features != NULL && i < json_array_get_length (features); i++)
    read_feature (reader, json_array_get_element (features, i));
}

/* What the parser says, without the name of a file and the line that it puts before. */
static void
refuse_syntax (Reader *reader, const GError *error)
{
  const char *text = strstr (error->message, "Parse error: ");
  (void) refuse (reader, "not JSON: %s", text != NULL ? text + 13 : error->message);
}

static void
read_text (Reader *reader, const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  if (!tbr_json_check (text, length, &reader->line, &error))
    {
      (void) refuse (reader, "%s", error->message);
      return;
    }
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_signal_connect (parser, "object-start", G_CALLBACK (note_start), reader);
  g_signal_connect (parser, "object-end", G_CALLBACK (note_end), reader);
  g_signal_connect (parser, "error", G_CALLBACK (note_error), reader);
  if (!json_parser_load_from_data (parser, text, (gssize) length, &error))
    {
      refuse_syntax (reader, error);
      return;
    }
  reader->places = tbr_places_new (reader->path);
  reader->line = 1;
  read_root (reader, json_parser_get_root (parser));
}

TbrPlaces *
tbr_places_read_geojson (const char *text, gsize length, const char *path, TbrDiagnostics *faults)
{
  gsize mark = g_str_has_prefix (text, "\xef\xbb\xbf") ? 3 : 0;
  Reader reader = { .path = path, .faults = faults };
  reader.lines = g_hash_table_new (NULL, NULL);
  reader.open = g_array_new (FALSE, FALSE, sizeof (guint));
  read_text (&reader, text + mark, length - mark);
  g_hash_table_unref (reader.lines);
  g_array_unref (reader.open);
  return reader.places;
}
