/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Outlines written as SVG path data, put on a Cairo path. */
#include "draw/path.h"

#include <math.h>
#include <string.h>

typedef struct
{
  cairo_t *cr;
  const char *at;
  double x, y; /* current point */
  double start_x, start_y;
  double hint_x, hint_y; /* last control point of a curve */
  char last;             /* command before this one, upper case */
} Reader;

static void
skip (Reader *reader)
{
  while (g_ascii_isspace (*reader->at) || *reader->at == ',')
    reader->at++;
}

static gboolean
read_number (Reader *reader, double *out_value)
{
  skip (reader);
  char *end;
  if (*reader->at == '\0' || strchr ("+-.0123456789", *reader->at) == NULL)
    return FALSE;
  double value = g_ascii_strtod (reader->at, &end);
  if (end == reader->at || !isfinite (value))
    return FALSE;
  reader->at = end;
  *out_value = value;
  return TRUE;
}

/* The two flags of an arc may stand together without a blank: "00". */
static gboolean
read_flag (Reader *reader, double *out_value)
{
  skip (reader);
  if (*reader->at != '0' && *reader->at != '1')
    return FALSE;
  *out_value = *reader->at++ == '1';
  return TRUE;
}

static int
count_numbers (char command)
{
  static const char commands[] = "MLHVCSQTAZ";
  static const int counts[] = { 2, 2, 1, 1, 6, 4, 4, 2, 7, 0 };
  const char *found = strchr (commands, command);
  return found != NULL ? counts[found - commands] : -1;
}

static gboolean
read_numbers (Reader *reader, char command, double *out_values)
{
  int n = count_numbers (command);
  for (int i = 0; i < n; i++)
    {
      gboolean flag = command == 'A' && (i == 3 || i == 4);
      if (!(flag ? read_flag (reader, &out_values[i]) : read_number (reader, &out_values[i])))
        return FALSE;
    }
  return TRUE;
}

static void
to_absolute (const Reader *reader, char command, double *values)
{
  int n = count_numbers (command);
  if (command == 'H')
    values[0] += reader->x;
  else if (command == 'V')
    values[0] += reader->y;
  else if (command == 'A')
    {
      values[5] += reader->x;
      values[6] += reader->y;
    }
  else
    for (int i = 0; i < n; i++)
      values[i] += i % 2 == 0 ? reader->x : reader->y;
}

/* Centre form of an elliptical arc. Source: [SVG2] B.2.4. */
static void
trace_arc (Reader *reader, const double *v)
{
  double rx = fabs (v[0]), ry = fabs (v[1]), tilt = v[2] * G_PI / 180;
  double dx = (reader->x - v[5]) / 2, dy = (reader->y - v[6]) / 2;
  double x = cos (tilt) * dx + sin (tilt) * dy;
  double y = -sin (tilt) * dx + cos (tilt) * dy;
  if (rx == 0 || ry == 0 || (dx == 0 && dy == 0))
    {
      cairo_line_to (reader->cr, v[5], v[6]);
      return;
    }
  double grow = (x * x) / (rx * rx) + (y * y) / (ry * ry);
  if (grow > 1)
    {
      rx *= sqrt (grow);
      ry *= sqrt (grow);
    }
  double below = rx * rx * y * y + ry * ry * x * x;
  double root = sqrt (MAX (0, (rx * rx * ry * ry - below) / below));
  if (v[3] == v[4])
    root = -root;
  double cx = root * rx * y / ry, cy = -root * ry * x / rx;
  cairo_matrix_t saved;
  cairo_get_matrix (reader->cr, &saved);
  cairo_translate (reader->cr, (reader->x + v[5]) / 2, (reader->y + v[6]) / 2);
  cairo_rotate (reader->cr, tilt);
  cairo_translate (reader->cr, cx, cy);
  cairo_scale (reader->cr, rx, ry);
  double from = atan2 ((y - cy) / ry, (x - cx) / rx);
  double to = atan2 ((-y - cy) / ry, (-x - cx) / rx);
  if (v[4] != 0)
    cairo_arc (reader->cr, 0, 0, 1, from, to);
  else
    cairo_arc_negative (reader->cr, 0, 0, 1, from, to);
  cairo_set_matrix (reader->cr, &saved);
}

static void
trace_curve (Reader *reader, double x1, double y1, const double *v)
{
  cairo_curve_to (reader->cr, x1, y1, v[0], v[1], v[2], v[3]);
  reader->hint_x = v[0];
  reader->hint_y = v[1];
}

static void
trace_quadratic (Reader *reader, double x1, double y1, const double *end)
{
  cairo_curve_to (reader->cr, reader->x + 2 * (x1 - reader->x) / 3,
                  reader->y + 2 * (y1 - reader->y) / 3, end[0] + 2 * (x1 - end[0]) / 3,
                  end[1] + 2 * (y1 - end[1]) / 3, end[0], end[1]);
  reader->hint_x = x1;
  reader->hint_y = y1;
}

static void
trace_command (Reader *reader, char command, double *v)
{
  gboolean after_cubic = reader->last == 'C' || reader->last == 'S';
  gboolean after_quadratic = reader->last == 'Q' || reader->last == 'T';
  double mirror_x = 2 * reader->x - reader->hint_x, mirror_y = 2 * reader->y - reader->hint_y;
  switch (command)
    {
    case 'M':
      cairo_move_to (reader->cr, v[0], v[1]);
      reader->start_x = v[0];
      reader->start_y = v[1];
      break;
    case 'H':
      cairo_line_to (reader->cr, v[0], reader->y);
      break;
    case 'V':
      cairo_line_to (reader->cr, reader->x, v[0]);
      break;
    case 'C':
      trace_curve (reader, v[0], v[1], v + 2);
      break;
    case 'S':
      trace_curve (reader, after_cubic ? mirror_x : reader->x, after_cubic ? mirror_y : reader->y,
                   v);
      break;
    case 'Q':
      trace_quadratic (reader, v[0], v[1], v + 2);
      break;
    case 'T':
      trace_quadratic (reader, after_quadratic ? mirror_x : reader->x,
                       after_quadratic ? mirror_y : reader->y, v);
      break;
    case 'A':
      trace_arc (reader, v);
      break;
    case 'Z':
      cairo_close_path (reader->cr);
      break;
    default:
      cairo_line_to (reader->cr, v[0], v[1]);
      break;
    }
}

static void
move_on (Reader *reader, char command, const double *v)
{
  int n = count_numbers (command);
  if (command == 'H')
    reader->x = v[0];
  else if (command == 'V')
    reader->y = v[0];
  else if (command == 'Z')
    {
      reader->x = reader->start_x;
      reader->y = reader->start_y;
    }
  else
    {
      reader->x = v[n - 2];
      reader->y = v[n - 1];
    }
  reader->last = command;
}

gboolean
tbr_path_trace (cairo_t *cr, const char *data)
{
  Reader reader = { .cr = cr, .at = data };
  char command = '\0';
  for (skip (&reader); *reader.at != '\0'; skip (&reader))
    {
      if (g_ascii_isalpha (*reader.at))
        command = *reader.at++;
      else if (command == '\0' || command == 'Z' || command == 'z')
        return FALSE;
      char upper = g_ascii_toupper (command);
      double values[7] = { 0 };
      if (count_numbers (upper) < 0 || (reader.last == '\0' && upper != 'M')
          || !read_numbers (&reader, upper, values))
        return FALSE;
      if (command != upper)
        to_absolute (&reader, upper, values);
      trace_command (&reader, upper, values);
      move_on (&reader, upper, values);
      if (upper == 'M')
        command = command == 'M' ? 'L' : 'l';
    }
  return reader.last != '\0';
}
