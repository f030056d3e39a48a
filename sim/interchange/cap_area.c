/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where alerts hold, as places for a map: their polygons and circles, while they hold. Source:
   [CAP12]. */
#include <tabard/alert.h>
#include <tabard/units.h>

#include "base/geodesy.h"
#include "interchange/cap.h"
#include "interchange/places_build.h"

#include <string.h>

#define N_SIDES 72       /* of the ring that stands for a circle. Source: our choice */
#define KILOMETRE 1000.0 /* metres: circles of the protocol are given in km */

/* An alert that has arrived. */
typedef struct
{
  const TbrAlertArrival *arrival;
  TbrCap *cap;   /* owned; NULL: it came as no alert */
  TbrTime until; /* when it lapses; TBR_NEVER: it does not say */
} Arrived;

static const TbrCapNode *
node_at (const TbrCap *cap, guint i)
{
  return &g_array_index (cap->nodes, TbrCapNode, i);
}

/* ---- while it holds ---- */

/* From the instant at which it was sent until the last of its blocks expires. */
static TbrTime
life_of (const TbrCap *cap)
{
  gint64 sent, expires, last = G_MININT64;

  if (!tbr_cap_read_time (tbr_cap_text (cap, 0, TBR_CAP_SENT), &sent))
    return TBR_NEVER;
  for (guint i = tbr_cap_find (cap, 0, TBR_CAP_INFO, 0); i != TBR_NONE;
       i = tbr_cap_find (cap, 0, TBR_CAP_INFO, i + 1))
    {
      if (!tbr_cap_read_time (tbr_cap_text (cap, i, TBR_CAP_EXPIRES), &expires))
        return TBR_NEVER;
      last = MAX (last, expires);
    }
  return last != G_MININT64 ? MAX (last - sent, 0) : TBR_NEVER;
}

/* Whether a message updates or cancels an earlier one: it names its sender, its identifier and when
   it was sent, parted by commas. */
static gboolean
replaces (const TbrCap *cap, const TbrCap *earlier)
{
  const char *type = tbr_cap_text (cap, 0, TBR_CAP_MSG_TYPE);

  if (!g_str_equal (type, "Update") && !g_str_equal (type, "Cancel"))
    return FALSE;
  g_autofree char *name = g_strdup_printf ("%s,%s,", tbr_cap_text (earlier, 0, TBR_CAP_SENDER),
                                           tbr_cap_text (earlier, 0, TBR_CAP_IDENTIFIER));
  g_auto (GStrv) named = g_strsplit_set (tbr_cap_text (cap, 0, TBR_CAP_REFERENCES), " \t\r\n", -1);
  for (guint i = 0; named[i] != NULL; i++)
    if (g_str_has_prefix (named[i], name))
      return TRUE;
  return FALSE;
}

/* Alerts and updates say where something is; what cancels, acknowledges or refuses does not. */
static gboolean
holds (const GArray *all, guint number, TbrTime now)
{
  const Arrived *one = &g_array_index (all, Arrived, number);

  if (one->cap == NULL || now >= one->until)
    return FALSE;
  const char *type = tbr_cap_text (one->cap, 0, TBR_CAP_MSG_TYPE);
  if (!g_str_equal (type, "Alert") && !g_str_equal (type, "Update"))
    return FALSE;
  for (guint i = number + 1; i < all->len; i++)
    {
      const TbrCap *later = g_array_index (all, Arrived, i).cap;
      if (later != NULL && replaces (later, one->cap))
        return FALSE;
    }
  return TRUE;
}

/* ---- where ---- */

static TbrPoint
read_pair (const char *text, char **out_end)
{
  double lat = g_ascii_strtod (text, out_end);
  double lon = g_ascii_strtod (*out_end + 1, out_end);

  return (TbrPoint){ .lon = (float) lon, .lat = (float) lat };
}

static void
add_polygon (TbrPlaces *places, const char *text)
{
  char *at = (char *) text + strspn (text, " \t\r\n");

  tbr_places_begin_part (places, TBR_PLACE_RING);
  while (*at != '\0')
    {
      tbr_places_add_point (places, read_pair (at, &at));
      at += strspn (at, " \t\r\n");
    }
}

/* A point of a circle, @radius metres away along @bearing degrees. Its longitude goes on beyond 180
   degrees, so that a ring across that meridian stays one. */
static TbrPoint
point_at (TbrPoint middle, double bearing, double radius)
{
  double turn, lat;

  tbr_geodesy_destination (0, (double) middle.lat, bearing, radius, &turn, &lat);
  return (TbrPoint){ .lon = (float) ((double) middle.lon + turn), .lat = (float) lat };
}

/* A circle without any size is the point. */
static void
add_circle (TbrPlaces *places, const char *text)
{
  char *end;
  const TbrPoint middle = read_pair (text, &end);
  double radius = MIN (g_ascii_strtod (end, NULL) * KILOMETRE, G_PI * TBR_EARTH_RADIUS);

  tbr_places_begin_part (places, radius > 0 ? TBR_PLACE_RING : TBR_PLACE_POINT);
  if (!(radius > 0))
    {
      tbr_places_add_point (places, middle);
      return;
    }
  for (guint i = 0; i <= N_SIDES; i++)
    tbr_places_add_point (places, point_at (middle, 360.0 * (i % N_SIDES) / N_SIDES, radius));
}

/* Polygons and circles of an area, a place each: where two lie over each other it holds, too. */
static void
add_area (TbrPlaces *places, const Arrived *one, guint area)
{
  for (guint i = area + 1; i < one->cap->nodes->len; i++)
    {
      const TbrCapNode *node = node_at (one->cap, i);
      gboolean is_polygon = node->element == TBR_CAP_POLYGON;
      if (node->parent != area || (!is_polygon && node->element != TBR_CAP_CIRCLE))
        continue;
      tbr_places_begin (places, 0);
      tbr_places_add_property (places, "name", one->arrival->headline);
      tbr_places_add_property (places, "area", tbr_cap_text (one->cap, area, TBR_CAP_AREA_DESC));
      if (is_polygon)
        add_polygon (places, node->text);
      else
        add_circle (places, node->text);
      tbr_places_end (places);
    }
}

static void
add_info (TbrPlaces *places, const Arrived *one, guint info)
{
  for (guint i = tbr_cap_find (one->cap, info, TBR_CAP_AREA, 0); i != TBR_NONE;
       i = tbr_cap_find (one->cap, info, TBR_CAP_AREA, i + 1))
    add_area (places, one, i);
}

/* Blocks in the language, as they are read; the first one where none is. */
static void
add_alert (TbrPlaces *places, const Arrived *one, const char *language)
{
  guint first = tbr_cap_find (one->cap, 0, TBR_CAP_INFO, 0), n = 0;

  for (guint i = first; i != TBR_NONE; i = tbr_cap_find (one->cap, 0, TBR_CAP_INFO, i + 1))
    if (tbr_cap_is_in (one->cap, i, language))
      {
        add_info (places, one, i);
        n++;
      }
  if (n == 0 && first != TBR_NONE)
    add_info (places, one, first);
}

static void
clear_arrived (gpointer data)
{
  g_clear_pointer (&((Arrived *) data)->cap, tbr_cap_free);
}

/* (transfer full) */
static GArray *
read_all (const TbrExercise *exercise, const TbrAlertArrival *arrivals, guint n)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Arrived));

  g_array_set_clear_func (all, clear_arrived);
  for (guint i = 0; i < n; i++)
    {
      const char *text = exercise->injects[arrivals[i].inject].alert;
      const TbrReaderInput input = { .text = text, .length = strlen (text), .name = "" };
      g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
      Arrived one = { &arrivals[i], NULL, TBR_NEVER };
      if (*text != '\0')
        one.cap = tbr_cap_parse (&input, faults);
      TbrTime life = one.cap != NULL ? life_of (one.cap) : TBR_NEVER;
      one.until = life != TBR_NEVER ? arrivals[i].at + life : TBR_NEVER;
      g_array_append_val (all, one);
    }
  return all;
}

TbrPlaces *
tbr_alert_areas (const TbrExercise *exercise, const TbrAlertArrival *arrivals, guint n,
                 const TbrAlertLook *look, TbrTime *out_until)
{
  g_autoptr (GArray) all = read_all (exercise, arrivals, n);
  TbrPlaces *places = tbr_places_new ("");

  *out_until = TBR_NEVER;
  for (guint i = 0; i < all->len; i++)
    if (holds (all, i, look->at))
      {
        const Arrived *one = &g_array_index (all, Arrived, i);
        add_alert (places, one, look->language);
        *out_until = MIN (*out_until, one->until);
      }
  return places;
}
