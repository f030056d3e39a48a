/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The equal-area projection of Europe, ETRS89-LAEA, and the camera that looks at its plane. */
#include <tabard/draw.h>

#include <math.h>

/* Source: [EPSG9820], EPSG:3035; ellipsoid [IUGG1980]. */
#define SEMI_MAJOR 6378137.0
#define FLATTENING (1 / 298.257222101)
#define ECCENTRICITY_2 (FLATTENING * (2 - FLATTENING))
#define ORIGIN_LON 10.0
#define ORIGIN_LAT 52.0
#define FALSE_EASTING 4321000.0
#define FALSE_NORTHING 3210000.0

#define DEGREE (G_PI / 180)
#define FIT_STEPS 16       /* points along each side of a box; its sides are curves on the plane */
#define LEAST_SPAN 20000.0 /* metres; nothing is shown larger than that */

/* Constants of the projection, worked out once for each call: six flops and two roots. */
typedef struct
{
  double e;            /* first eccentricity */
  double q_pole;       /* q at the pole, Snyder 3-12 */
  double radius;       /* metres, of the sphere of the same surface */
  double sin_b, cos_b; /* of the authalic latitude of the origin */
  double stretch;      /* D of Snyder 24-20 */
} Laea;

/* Snyder 3-12. */
static double
authalic_q (double sin_lat, double e)
{
  double es = e * sin_lat;
  return (1 - e * e) * (sin_lat / (1 - es * es) - log ((1 - es) / (1 + es)) / (2 * e));
}

static Laea
laea (void)
{
  double e = sqrt (ECCENTRICITY_2);
  double sin_lat = sin (ORIGIN_LAT * DEGREE);
  double q_pole = authalic_q (1, e);
  double radius = SEMI_MAJOR * sqrt (q_pole / 2);
  double sin_b = authalic_q (sin_lat, e) / q_pole;
  double cos_b = sqrt (1 - sin_b * sin_b);
  double m = cos (ORIGIN_LAT * DEGREE) / sqrt (1 - ECCENTRICITY_2 * sin_lat * sin_lat);
  return (Laea){ e, q_pole, radius, sin_b, cos_b, SEMI_MAJOR * m / (radius * cos_b) };
}

void
tbr_project (double lon, double lat, double *out_x, double *out_y)
{
  const Laea p = laea ();
  double turn = (lon - ORIGIN_LON) * DEGREE;
  double sin_b = CLAMP (authalic_q (sin (lat * DEGREE), p.e) / p.q_pole, -1, 1);
  double cos_b = sqrt (1 - sin_b * sin_b);
  double cos_turn = cos (turn);
  double b = p.radius * sqrt (2 / (1 + p.sin_b * sin_b + p.cos_b * cos_b * cos_turn));
  *out_x = FALSE_EASTING + b * p.stretch * cos_b * sin (turn);
  *out_y = FALSE_NORTHING + b / p.stretch * (p.cos_b * sin_b - p.sin_b * cos_b * cos_turn);
}

/* Latitude from q by Newton's method, Snyder 3-16; four steps leave less than 1e-12 rad. */
static double
latitude_of (double q, const Laea *p)
{
  double lat = asin (CLAMP (q / 2, -1, 1));
  for (int i = 0; i < 4 && fabs (cos (lat)) > 1e-9; i++)
    {
      double s = sin (lat);
      double w = 1 - ECCENTRICITY_2 * s * s;
      lat += w * w / (2 * cos (lat)) * (q - authalic_q (s, p->e)) / (1 - ECCENTRICITY_2);
    }
  return lat;
}

void
tbr_unproject (double x, double y, double *out_lon, double *out_lat)
{
  const Laea p = laea ();
  double u = (x - FALSE_EASTING) / p.stretch;
  double v = (y - FALSE_NORTHING) * p.stretch;
  double rho = hypot (u, v);
  if (rho < 1e-9)
    {
      *out_lon = ORIGIN_LON;
      *out_lat = ORIGIN_LAT;
      return;
    }
  double c = 2 * asin (CLAMP (rho / (2 * p.radius), -1, 1));
  double sin_c = sin (c);
  double cos_c = cos (c);
  double sin_b = cos_c * p.sin_b + v * sin_c * p.cos_b / rho;
  *out_lat = latitude_of (p.q_pole * sin_b, &p) / DEGREE;
  *out_lon = ORIGIN_LON + atan2 (u * sin_c, rho * p.cos_b * cos_c - v * p.sin_b * sin_c) / DEGREE;
}

void
tbr_view_fit (TbrView *view, const TbrBox *box)
{
  g_return_if_fail (view->width > 0 && view->height > 0);
  double west = INFINITY, east = -INFINITY, south = INFINITY, north = -INFINITY;
  for (int i = 0; i <= FIT_STEPS; i++)
    for (int j = 0; j <= FIT_STEPS; j++)
      {
        double x, y;
        tbr_project (box->west + (box->east - box->west) * i / FIT_STEPS,
                     box->south + (box->north - box->south) * j / FIT_STEPS, &x, &y);
        west = MIN (west, x);
        east = MAX (east, x);
        south = MIN (south, y);
        north = MAX (north, y);
      }
  view->x = (west + east) / 2;
  view->y = (south + north) / 2;
  double across = MAX (east - west, LEAST_SPAN) / view->width;
  double along = MAX (north - south, LEAST_SPAN) / view->height;
  view->scale = MAX (across, along);
}

void
tbr_view_to_pixel (const TbrView *view, double lon, double lat, double *out_x, double *out_y)
{
  double x, y;
  tbr_project (lon, lat, &x, &y);
  *out_x = view->width / 2.0 + (x - view->x) / view->scale;
  *out_y = view->height / 2.0 - (y - view->y) / view->scale;
}

void
tbr_view_to_place (const TbrView *view, double x, double y, double *out_lon, double *out_lat)
{
  tbr_unproject (view->x + (x - view->width / 2.0) * view->scale,
                 view->y - (y - view->height / 2.0) * view->scale, out_lon, out_lat);
}
