/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A list of faults in files, bounded in memory however many faults a hostile file has. */
#include <tabard/error.h>

/* Most faults kept; the rest is only counted. See tbr_diagnostics_add(). */
#define KEPT_FAULTS 1000
/* Longest message kept, bytes. Our assumption: three lines of a terminal. */
#define MESSAGE_BYTES 2000

struct _TbrDiagnostics
{
  GArray *faults;      /* of TbrDiagnostic */
  GStringChunk *texts; /* file names and messages */
  guint n_found;       /* number of faults found, the dropped ones included */
  guint n_warnings;    /* number of warnings found, the dropped ones included */
};

TbrDiagnostics *
tbr_diagnostics_new (void)
{
  TbrDiagnostics *list = g_new0 (TbrDiagnostics, 1);
  list->faults = g_array_new (FALSE, FALSE, sizeof (TbrDiagnostic));
  list->texts = g_string_chunk_new (1024);
  return list;
}

void
tbr_diagnostics_free (TbrDiagnostics *list)
{
  if (list == NULL)
    return;
  g_array_free (list->faults, TRUE);
  g_string_chunk_free (list->texts);
  g_free (list);
}

static void keep (TbrDiagnostics *list, const TbrDiagnostic *place, const char *format,
                  va_list arguments) G_GNUC_PRINTF (3, 0);

static void
keep (TbrDiagnostics *list, const TbrDiagnostic *place, const char *format, va_list arguments)
{
  if (list->faults->len >= KEPT_FAULTS)
    return;

  g_autofree char *raw = g_strdup_vprintf (format, arguments);
  g_autofree char *whole = g_utf8_make_valid (raw, -1);
  const char *end = whole;
  while (*end != '\0' && end - whole < MESSAGE_BYTES)
    end = g_utf8_next_char (end);

  TbrDiagnostic fault = *place;
  fault.file = g_string_chunk_insert_const (list->texts, place->file);
  fault.message = g_string_chunk_insert_len (list->texts, whole, end - whole);
  g_array_append_val (list->faults, fault);
}

void
tbr_diagnostics_add (TbrDiagnostics *list, const char *file, guint line, const char *format, ...)
{
  g_return_if_fail (list != NULL && file != NULL && format != NULL);
  TbrDiagnostic place = { .file = file, .line = line, .severity = TBR_SEVERITY_FAULT };
  list->n_found++;
  va_list arguments;
  va_start (arguments, format);
  keep (list, &place, format, arguments);
  va_end (arguments);
}

void
tbr_diagnostics_warn (TbrDiagnostics *list, const char *file, guint line, const char *format, ...)
{
  g_return_if_fail (list != NULL && file != NULL && format != NULL);
  TbrDiagnostic place = { .file = file, .line = line, .severity = TBR_SEVERITY_WARNING };
  list->n_warnings++;
  va_list arguments;
  va_start (arguments, format);
  keep (list, &place, format, arguments);
  va_end (arguments);
}

guint
tbr_diagnostics_count (const TbrDiagnostics *list)
{
  g_return_val_if_fail (list != NULL, 0);
  return list->n_found;
}

guint
tbr_diagnostics_kept (const TbrDiagnostics *list)
{
  g_return_val_if_fail (list != NULL, 0);
  return list->faults->len;
}

const TbrDiagnostic *
tbr_diagnostics_get (const TbrDiagnostics *list, guint index)
{
  g_return_val_if_fail (list != NULL && index < list->faults->len, NULL);
  return &g_array_index (list->faults, TbrDiagnostic, index);
}

/* A fault and the place of its file among the files. */
typedef struct
{
  const TbrDiagnostic *fault;
  guint file;
} Place;

static gint
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *first = a, *second = b;
  if (first->file != second->file)
    return first->file < second->file ? -1 : 1;
  return (first->fault->line > second->fault->line) - (first->fault->line < second->fault->line);
}

/* The faults by file, in the order in which files first had one, and by line. (transfer full) */
static GArray *
sort_faults (const TbrDiagnostics *list)
{
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (Place), list->faults->len);
  for (guint i = 0; i < list->faults->len; i++)
    {
      Place place = { &g_array_index (list->faults, TbrDiagnostic, i), i };
      for (guint j = 0; j < i && place.file == i; j++)
        if (g_array_index (places, Place, j).fault->file == place.fault->file)
          place.file = g_array_index (places, Place, j).file;
      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  return places;
}

char *
tbr_diagnostics_to_text (const TbrDiagnostics *list)
{
  g_return_val_if_fail (list != NULL, NULL);
  GString *text = g_string_new (NULL);
  g_autoptr (GArray) places = sort_faults (list);
  for (guint i = 0; i < places->len; i++)
    {
      const TbrDiagnostic *fault = g_array_index (places, Place, i).fault;
      const char *mark = fault->severity == TBR_SEVERITY_WARNING ? "warning: " : "";
      if (fault->line > 0)
        g_string_append_printf (text, "%s:%u: %s%s\n", fault->file, fault->line, mark,
                                fault->message);
      else
        g_string_append_printf (text, "%s: %s%s\n", fault->file, mark, fault->message);
    }
  guint n_all = list->n_found + list->n_warnings;
  if (n_all > list->faults->len)
    g_string_append_printf (text, "and %u more\n", n_all - list->faults->len);
  return g_string_free (text, FALSE);
}
