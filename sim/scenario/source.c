/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Finding, bounding and reading the files of a scenario without leaving its folders. */
#include "scenario/source.h"

#include "base/quote.h"
#include "scenario/frame.h"
#include "scenario/grammar.h"
#include "scenario/setting.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Deepest chain of files drawing in files. */
#define MOST_DEPTH 8
/* Most files of a scenario. */
#define MOST_FILES 1000
/* Where the library has the files that are drawn in from it. */
#define SHIPPED "library/"
/* Megabytes are told to people in powers of ten. */
#define MEGABYTE 1000000

static void G_GNUC_PRINTF (3, 4)
    refuse (TbrDraft *draft, const TbrUse *use, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  draft->is_partial = TRUE;
  if (use->href == NULL)
    {
      tbr_diagnostics_add (draft->faults, use->file, use->line, "%s", message);
      return;
    }
  g_autofree char *quoted = tbr_quote (use->href);
  tbr_diagnostics_add (draft->faults, use->file, use->line, "use %s: %s", quoted, message);
}

/* The whole file with a 0 byte behind it; NULL with a fault. (transfer full) */
static char *
read_all (TbrDraft *draft, const TbrUse *use, const char *path, gsize *out_length)
{
  FILE *file = fopen (path, "rb");
  struct stat status;
  if (file == NULL || fstat (fileno (file), &status) != 0)
    {
      refuse (draft, use, "cannot be read: %s", g_strerror (errno));
      g_clear_pointer (&file, fclose);
      return NULL;
    }
  gsize limit = MIN (TBR_MOST_FILE_BYTES, TBR_MOST_BYTES - draft->n_bytes);
  TbrUse place = *use;
  place.line = MAX (use->line, 1);
  char *text = NULL;
  if (!S_ISREG (status.st_mode))
    refuse (draft, use, "is not a file");
  else if (status.st_size > (off_t) limit)
    refuse (draft, &place,
            "%" G_GINT64_FORMAT " MB is more than the %d MB a file, %d MB a scenario",
            (gint64) (status.st_size / MEGABYTE), TBR_MOST_FILE_BYTES / MEGABYTE,
            TBR_MOST_BYTES / MEGABYTE);
  else
    text = g_malloc ((gsize) status.st_size + 1);
  if (text != NULL)
    {
      *out_length = fread (text, 1, (gsize) status.st_size, file);
      text[*out_length] = '\0';
    }
  fclose (file);
  return text;
}

/* Reads one text as a file called @name. */
static void
read_text (TbrDraft *draft, TbrGrammarRoot root, const TbrReaderInput *input, TbrSource *source)
{
  draft->n_bytes += input->length;
  tbr_digest_add (&draft->digest, input->text, input->length);
  source->is_open = 1;
  draft->depth++;
  tbr_grammar_read (draft, root, input);
  draft->depth--;
  source->is_open = 0;
  if (root != TBR_GRAMMAR_SCENARIO)
    tbr_digest_add (&draft->frame, input->text, input->length);
  else if (tbr_diagnostics_count (draft->faults) == 0)
    tbr_frame_add (&draft->frame, input->text, input->length);
}

static TbrSource *
add_source (TbrDraft *draft, const char *name, const char *real)
{
  TbrSource *source = g_new0 (TbrSource, 1);
  source->name = tbr_store_text (&draft->store, name);
  source->real = g_strdup (real);
  g_ptr_array_add (draft->sources, source);
  return source;
}

void
tbr_source_parse (TbrDraft *draft, const char *text, gsize length, const char *name)
{
  TbrSource *source = add_source (draft, name, NULL);
  if (length > TBR_MOST_FILE_BYTES)
    {
      tbr_diagnostics_add (draft->faults, name, 1, "%zu MB is more than the %d MB allowed",
                           length / MEGABYTE, TBR_MOST_FILE_BYTES / MEGABYTE);
      return;
    }
  g_autofree char *copy = g_strndup (text, length);
  TbrReaderInput input = { .text = copy, .length = length, .name = source->name };
  read_text (draft, TBR_GRAMMAR_SCENARIO, &input, source);
}

/* The main file of a scenario: the one given, or the one in the folder given. (transfer full) */
static char *
main_file (const char *path)
{
  return g_file_test (path, G_FILE_TEST_IS_DIR) ? g_build_filename (path, "scenario.xml", NULL)
                                                : g_strdup (path);
}

/* Reads a text as the main file. */
static void
read_main (TbrDraft *draft, const char *file, const char *text, gsize length)
{
  char *real = realpath (file, NULL);
  TbrSource *source = add_source (draft, file, real);
  free (real);
  draft->folder = g_path_get_dirname (file);
  TbrReaderInput input = { .text = text, .length = length, .name = source->name };
  read_text (draft, TBR_GRAMMAR_SCENARIO, &input, source);
}

void
tbr_source_load (TbrDraft *draft, const char *path)
{
  g_autofree char *file = main_file (path);
  TbrUse use = { .file = file };
  gsize length;
  g_autofree char *text = read_all (draft, &use, file, &length);
  if (text != NULL)
    read_main (draft, file, text, length);
}

void
tbr_source_parse_as (TbrDraft *draft, const char *path, const char *text, gsize length)
{
  g_autofree char *file = main_file (path);
  g_autofree char *copy = g_strndup (text, length);
  read_main (draft, file, copy, length);
}

/* What is wrong with the words of a reference to a file, or NULL. */
static const char *
find_fault_in_reference (const char *href)
{
  if (*href == '\0')
    return "names no file";
  if (*href == '/' || strchr (href, '\\') != NULL)
    return "must be a path inside the folder, with '/' between the parts";
  if (strchr (href, ':') != NULL)
    return "must be a path, not an address";
  g_auto (GStrv) parts = g_strsplit (href, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (g_str_equal (parts[i], "..") || g_str_equal (parts[i], ".") || *parts[i] == '\0')
      return "may not leave the folder: '..', '.' and empty parts are not allowed";
  return NULL;
}

/* The true path of @href in @folder; NULL when there is no such file. (transfer full)
   @out_leaves: whether a link leads it out of the folder. */
static char *
find_in_folder (const char *folder, const char *href, gboolean *out_leaves)
{
  g_autofree char *path = g_build_filename (folder, href, NULL);
  char *real_folder = realpath (folder, NULL);
  char *real = real_folder != NULL ? realpath (path, NULL) : NULL;
  char *found = NULL;
  if (real != NULL)
    {
      gsize n = strlen (real_folder);
      gboolean is_inside = strncmp (real, real_folder, n) == 0
                           && (real[n] == '/' || g_str_equal (real_folder, "/"));
      *out_leaves = !is_inside;
      found = is_inside ? g_strdup (real) : NULL;
    }
  free (real);
  free (real_folder);
  return found;
}

static const TbrSource *
find_source (const TbrDraft *draft, const char *real)
{
  for (guint i = 0; i < draft->sources->len; i++)
    {
      const TbrSource *source = draft->sources->pdata[i];
      if (source->real != NULL && g_str_equal (source->real, real))
        return source;
    }
  return NULL;
}

static gboolean
has_fingerprint (TbrDraft *draft, const TbrUse *use, const TbrReaderInput *input)
{
  if (use->sha256 == NULL)
    return TRUE;
  g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256,
                                                      (const guchar *) input->text, input->length);
  if (g_ascii_strcasecmp (sum, use->sha256) == 0)
    return TRUE;
  refuse (draft, use, "its sha256 is %s, not the one given", sum);
  return FALSE;
}

/* Reads a file that may be read. */
static void
draw_in (TbrDraft *draft, const TbrUse *use, const char *folder, const char *real)
{
  gsize length;
  g_autofree char *text = read_all (draft, use, real, &length);
  if (text == NULL)
    return;
  g_autofree char *name
      = folder != NULL ? g_build_filename (folder, use->href, NULL) : g_strdup (real);
  TbrSource *source = add_source (draft, name, real);
  TbrReaderInput input = { .text = text, .length = length, .name = source->name };
  if (has_fingerprint (draft, use, &input))
    read_text (draft, TBR_GRAMMAR_LIBRARY, &input, source);
}

/* Whether a file that lies beside the scenario is one of the program's library: the library's own
   folder may lie there. @real: its true path. */
static gboolean
is_of_library (const TbrDraft *draft, const char *href, const char *real)
{
  gboolean leaves;
  if (draft->library == NULL || !g_str_has_prefix (href, SHIPPED))
    return FALSE;
  g_autofree char *own = find_in_folder (draft->library, href, &leaves);
  return own != NULL && g_str_equal (own, real);
}

/* Remembers what has to go along with the scenario when it is written elsewhere. */
static void
note_beside (TbrDraft *draft, const char *href, const char *real)
{
  if (!is_of_library (draft, href, real)
      && !g_ptr_array_find_with_equal_func (draft->beside, href, g_str_equal, NULL))
    g_ptr_array_add (draft->beside, g_strdup (href));
}

/* Finds a file beside the scenario, else in the library, and reads it once. */
static void
find_and_draw_in (TbrDraft *draft, const TbrUse *use)
{
  const char *fault = find_fault_in_reference (use->href);
  if (fault == NULL && draft->depth > MOST_DEPTH)
    fault = "files draw in files more than 8 deep";
  if (fault == NULL && draft->sources->len >= MOST_FILES)
    fault = "a scenario has more than 1,000 files";
  if (fault != NULL)
    {
      refuse (draft, use, "%s", fault);
      return;
    }
  const char *const folders[] = { draft->folder, draft->library };
  gboolean leaves = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *real
          = folders[i] != NULL ? find_in_folder (folders[i], use->href, &leaves) : NULL;
      if (real == NULL)
        continue;
      if (i == 0)
        note_beside (draft, use->href, real);
      const TbrSource *known = find_source (draft, real);
      if (known != NULL && known->is_open)
        refuse (draft, use, "files draw in each other in a circle");
      else if (known == NULL)
        draw_in (draft, use, folders[i], real);
      return;
    }
  refuse (draft, use, "%s",
          leaves ? "a link leads out of the folder"
                 : "there is no such file beside the scenario or in the library");
}

/* What stands in for a file: its true path, or, beside the scenario or in the library, its name.
   NULL when it is read itself. Its line says that it was asked for. */
static const char *
find_stand (TbrDraft *draft, const char *href)
{
  const char *found = NULL;

  for (guint i = 0; i < draft->stands->len; i++)
    {
      TbrSetting *stand = &g_array_index (draft->stands, TbrSetting, i);
      if (!g_str_equal (stand->path + strlen (TBR_SETTING_USE), href))
        continue;
      stand->line = 1;
      found = stand->value;
    }
  return found;
}

void
tbr_source_use (TbrDraft *draft, const TbrUse *use)
{
  const char *other = find_stand (draft, use->href);
  TbrUse own = *use;

  if (other == NULL)
    {
      find_and_draw_in (draft, use);
      return;
    }
  own.href = other;
  own.sha256 = NULL;
  if (!g_path_is_absolute (other))
    find_and_draw_in (draft, &own);
  else if (find_source (draft, other) == NULL)
    draw_in (draft, &own, NULL, other);
}
