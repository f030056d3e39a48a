/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The picture of heights: a binary PGM whose comment says where on Earth it lies. */
#include "world/decimal.h"
#include "world/map_draft.h"

#include <math.h>
#include <string.h>

/* Metres of height of one grey level. Source: the comment in the file itself. */
#define METRES_PER_LEVEL 20.0

/* The comment's words between its numbers: lon W..E lat N..S step D. */
static const char *const comment_words[] = { "# lon ", "..", " lat ", "..", " step " };

/* Passes over @word. Returns: what follows, NULL when it does not stand there. */
static const char *
skip_word (const char *cursor, const char *word)
{
  return g_str_has_prefix (cursor, word) ? cursor + strlen (word) : NULL;
}

/* Reads the comment line. Returns: what follows its numbers, NULL when it is of another form. */
static const char *
read_place (const char *cursor, double out_numbers[5])
{
  for (guint i = 0; i < G_N_ELEMENTS (comment_words); i++)
    {
      cursor = skip_word (cursor, comment_words[i]);
      if (cursor == NULL)
        return NULL;
      const char *end = NULL;
      out_numbers[i] = tbr_decimal_read (cursor, &end);
      if (end == cursor)
        return NULL;
      /* "32..52": the number ends before the first of two points */
      cursor = end[-1] == '.' ? end - 1 : end;
    }
  return cursor;
}

gboolean
tbr_map_read_elevation (TbrMapDraft *draft, GError **error)
{
  const TbrMapFile *file = &draft->files[TBR_MAP_FILE_ELEVATION];
  TbrMap *map = draft->map;
  double place[5] = { 0 };
  double head[3] = { 0 };
  const char *cursor = skip_word (file->text, "P5\n");
  if (cursor != NULL)
    cursor = read_place (cursor, place);
  if (cursor != NULL)
    cursor = strchr (cursor, '\n');
  for (guint i = 0; i < 3 && cursor != NULL; i++)
    {
      const char *end = NULL;
      head[i] = tbr_decimal_read (cursor + 1, &end);
      cursor = end > cursor + 1 ? end : NULL;
    }
  if (cursor == NULL || place[4] <= 0.0 || head[2] != 255.0)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX,
                   "%s:1: not a grey picture with 'P5', '# lon W..E lat N..S step D', size, 255",
                   file->name);
      return FALSE;
    }
  gsize n_cells = (gsize) (file->text + file->length - (cursor + 1));
  if (head[0] < 1.0 || head[1] < 1.0 || head[0] > 65535.0 || head[1] > 65535.0
      || head[0] * head[1] != (double) n_cells)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX,
                   "%s:3: %g x %g cells, the file has %" G_GSIZE_FORMAT, file->name, head[0],
                   head[1], n_cells);
      return FALSE;
    }
  map->elevation_west = (float) place[0];
  map->elevation_north = (float) place[2];
  map->elevation_step = (float) place[4];
  map->elevation_width = (guint16) head[0];
  map->elevation_height = (guint16) head[1];
  map->elevation = g_memdup2 (cursor + 1, n_cells);
  return TRUE;
}

double
tbr_map_elevation (const TbrMap *map, double lon, double lat)
{
  double column = floor ((lon - (double) map->elevation_west) / (double) map->elevation_step);
  double row = floor (((double) map->elevation_north - lat) / (double) map->elevation_step);
  if (!(column >= 0.0 && row >= 0.0 && column < map->elevation_width
        && row < map->elevation_height))
    return 0.0;
  gsize cell = (gsize) row * map->elevation_width + (gsize) column;
  return (double) map->elevation[cell] * METRES_PER_LEVEL;
}
