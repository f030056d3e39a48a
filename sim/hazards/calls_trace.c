/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How recorded calls are read from a table. */
#include "hazards/ordinary_calls.h"

#include "base/csv.h"
#include "base/quote.h"

#include <math.h>
#include <stdlib.h>

/* Longest file accepted, bytes. */
#define MOST_BYTES (256u << 20)
/* Most names that a message lists. */
#define MOST_NAMES 8

/* Columns, -1 for those that are not there. */
typedef struct
{
  int t, zone, lon, lat, x, y, class, priority;
  int delay, turnout, travel, service, handover, transport;
} TbrTraceColumns;

static TbrTraceColumns
find_columns (const TbrCsv *csv)
{
  return (TbrTraceColumns){
    .t = tbr_csv_find_column (csv, "t"),
    .zone = tbr_csv_find_column (csv, "zone"),
    .lon = tbr_csv_find_column (csv, "lon"),
    .lat = tbr_csv_find_column (csv, "lat"),
    .x = tbr_csv_find_column (csv, "x"),
    .y = tbr_csv_find_column (csv, "y"),
    .class = tbr_csv_find_column (csv, "class"),
    .priority = tbr_csv_find_column (csv, "priority"),
    .delay = tbr_csv_find_column (csv, "delay"),
    .turnout = tbr_csv_find_column (csv, "turnout"),
    .travel = tbr_csv_find_column (csv, "travel"),
    .service = tbr_csv_find_column (csv, "service"),
    .handover = tbr_csv_find_column (csv, "handover"),
    .transport = tbr_csv_find_column (csv, "transport"),
  };
}

/* A number that may be missing: NAN then; below 0 is refused. */
static gboolean
read_number (const TbrCsv *csv, int column, double *out_value, GError **error)
{
  *out_value = NAN;
  if (column < 0 || *tbr_csv_text (csv, (guint) column) == '\0')
    return TRUE;
  if (!tbr_csv_real (csv, (guint) column, out_value, error))
    return FALSE;
  if (*out_value < 0)
    return tbr_csv_refuse (csv, (guint) column, TBR_ERROR_RANGE, error, "%g s is below 0",
                           *out_value);
  return TRUE;
}

/* The first few names, and how many more there are. (transfer full) */
static char *
list_names (const GPtrArray *names)
{
  GString *text = g_string_new ("");
  for (guint i = 0; i < MIN (names->len, MOST_NAMES); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) names->pdata[i]);
  if (names->len > MOST_NAMES)
    g_string_append_printf (text, " and %u more", names->len - MOST_NAMES);
  return g_string_free (text, FALSE);
}

static gboolean
refuse_zone (const TbrCsv *csv, guint column, const TbrObject *object, GError **error)
{
  const TbrRows *rows = &object->rows[TBR_CALLS_ZONE];
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *quoted = tbr_quote (tbr_csv_text (csv, column));
  for (guint i = 0; i < rows->n; i++)
    g_ptr_array_add (names, (gpointer) ((const TbrCallsZone *) rows->data)[i].name);
  g_autofree char *list = list_names (names);
  return tbr_csv_refuse (csv, column, TBR_ERROR_NAME, error, "no zone is called %s: there %s %s",
                         quoted, rows->n == 0 ? "is" : "are", rows->n == 0 ? "none" : list);
}

static gboolean
refuse_class (const TbrCsv *csv, guint column, const TbrCallsPlan *plan, const char *what,
              GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *quoted = tbr_quote (tbr_csv_text (csv, column));
  for (guint i = 0; i < plan->n_classes; i++)
    g_ptr_array_add (names, *what == '\0'
                                ? g_strdup (plan->classes[i].name)
                                : g_strdup_printf ("%" G_GINT64_FORMAT, plan->classes[i].priority));
  g_autofree char *list = list_names (names);
  return tbr_csv_refuse (csv, column, TBR_ERROR_NAME, error, "there is no class %s%s: there are %s",
                         what, quoted, list);
}

/* Whose trace is read. */
typedef struct
{
  const TbrMap *map;
  const TbrObject *object;
  const TbrCallsPlan *plan;
  TbrTraceColumns columns;
} TbrTraceReader;

static gboolean
read_place (const TbrCsv *csv, const TbrTraceReader *reader, TbrCallPlace *out_place,
            GError **error)
{
  const TbrTraceColumns *columns = &reader->columns;
  const TbrObject *object = reader->object;
  const TbrCallsPlan *plan = reader->plan;
  double a, b;
  if (columns->zone >= 0)
    {
      const char *name = tbr_csv_text (csv, (guint) columns->zone);
      guint32 zone = tbr_calls_find_zone (object, name);
      if (zone == TBR_NONE)
        return refuse_zone (csv, (guint) columns->zone, object, error);
      *out_place = plan->zones[zone];
      return TRUE;
    }
  gboolean in_degrees = columns->lon >= 0 && columns->lat >= 0;
  int first = in_degrees ? columns->lon : columns->x,
      second = in_degrees ? columns->lat : columns->y;
  if (first < 0 || second < 0)
    {
      *out_place = plan->zones[0];
      return TRUE;
    }
  if (!tbr_csv_real (csv, (guint) first, &a, error)
      || !tbr_csv_real (csv, (guint) second, &b, error))
    return FALSE;
  *out_place = in_degrees ? tbr_calls_place (plan, a, b) : (TbrCallPlace){ .x = a, .y = b };
  out_place->zone = 0;
  tbr_calls_join (reader->map, plan, out_place);
  return TRUE;
}

/* The class by its name, or the first one of the priority. */
static gboolean
read_class (const TbrCsv *csv, const TbrTraceColumns *columns, const TbrCallsPlan *plan,
            guint32 *out_class, GError **error)
{
  int column = columns->class >= 0 ? columns->class : columns->priority;
  gint64 priority = 0;
  *out_class = 0;
  if (column < 0)
    return TRUE;
  if (columns->class < 0 && !tbr_csv_integer (csv, (guint) column, &priority, error))
    return FALSE;
  for (guint32 i = 0; i < plan->n_classes; i++)
    if (columns->class < 0
            ? plan->classes[i].priority == priority
            : g_str_equal (plan->classes[i].name, tbr_csv_text (csv, (guint) column)))
      {
        *out_class = i;
        return TRUE;
      }
  return refuse_class (csv, (guint) column, plan, columns->class < 0 ? "of priority " : "", error);
}

static gboolean
read_record (const TbrCsv *csv, const TbrTraceColumns *columns, const TbrCallsPlan *plan,
             TbrCallsRecord *record, GError **error)
{
  double t;
  if (!tbr_csv_real (csv, (guint) columns->t, &t, error))
    return FALSE;
  if (t < 0 || t > (double) (TBR_NEVER / TBR_SECOND) / 4)
    return tbr_csv_refuse (csv, (guint) columns->t, TBR_ERROR_RANGE, error,
                           "%g s lies outside the run", t);
  record->at = (TbrTime) rint (t * (double) TBR_SECOND);
  return read_class (csv, columns, plan, &record->class, error)
         && read_number (csv, columns->delay, &record->delay, error)
         && read_number (csv, columns->turnout, &record->turnout, error)
         && read_number (csv, columns->travel, &record->travel, error)
         && read_number (csv, columns->service, &record->service, error)
         && read_number (csv, columns->handover, &record->handover, error)
         && read_number (csv, columns->transport, &record->transport, error);
}

char *
tbr_calls_file (const TbrScenario *scenario, const TbrCalls *values, const char *name,
                GError **error)
{
  /* a scenario from memory lies nowhere */
  g_autofree char *beside = g_path_get_dirname (scenario->file != NULL ? scenario->file : "");
  g_autofree char *quoted = tbr_quote (name);
  if (g_path_is_absolute (name) || strstr (name, "..") != NULL)
    {
      g_clear_error (error);
      g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "%s leaves its folder", quoted);
      return NULL;
    }
  return g_build_filename (*values->trace_folder != '\0' ? values->trace_folder : beside, name,
                           NULL);
}

GArray *
tbr_calls_trace_read (const TbrScenario *scenario, const TbrObject *object,
                      const TbrCallsPlan *plan, GError **error)
{
  g_autofree char *path = tbr_calls_file (scenario, plan->values, plan->values->trace, error);
  g_autoptr (TbrCsv) csv = path == NULL ? NULL : tbr_csv_load (path, MOST_BYTES, error);
  static const char *const needed[] = { "t", NULL };
  guint first;
  if (csv == NULL || !tbr_csv_require_columns (csv, needed, &first, error))
    return NULL;
  const TbrTraceReader reader = { scenario->map, object, plan, find_columns (csv) };
  g_autoptr (GArray) records = g_array_new (FALSE, TRUE, sizeof (TbrCallsRecord));
  g_autoptr (GError) fault = NULL;
  TbrTime last = 0;
  while (tbr_csv_next (csv, &fault))
    {
      TbrCallsRecord record = { 0 };
      if (!read_record (csv, &reader.columns, plan, &record, error)
          || !read_place (csv, &reader, &record.place, error))
        return NULL;
      if (record.at < last)
        {
          tbr_csv_refuse (csv, first, TBR_ERROR_RANGE, error,
                          "%g s is before the row above it, %g s",
                          (double) record.at / (double) TBR_SECOND,
                          (double) last / (double) TBR_SECOND);
          return NULL;
        }
      last = record.at;
      g_array_append_val (records, record);
    }
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }
  return g_steal_pointer (&records);
}
