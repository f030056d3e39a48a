/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The formulas of the sphere and of the WGS 84 ellipsoid. */
#include "base/geodesy.h"

#include <math.h>

/* Semi-major axis, metres, and flattening of the ellipsoid. Source: [WGS84] table 3.1. */
#define WGS84_AXIS 6378137.0
#define WGS84_FLATTENING (1 / 298.257223563)

/* Change of longitude, radians, that ends the iteration: 0.006 mm on the ground, as published. */
#define LONGITUDE_STEP 1e-12
/* Rounds after which points are nearly opposite each other and the iteration never ends. */
#define ROUNDS_MAX 200

static double
to_radians (double degrees)
{
  return degrees * (G_PI / 180);
}

static double
to_degrees (double radians)
{
  return radians * (180 / G_PI);
}

/* The same longitude in -180 to 180. */
static double
wrap_longitude (double lon)
{
  return lon >= -180 && lon <= 180 ? lon : lon - 360 * floor ((lon + 180) / 360);
}

/* The angle between two points seen from the centre, radians; haversine form. */
static double
find_angle (double lon1, double lat1, double lon2, double lat2)
{
  double half_lat = sin (to_radians (lat2 - lat1) / 2);
  double half_lon = sin (to_radians (lon2 - lon1) / 2);
  double h = half_lat * half_lat
             + cos (to_radians (lat1)) * cos (to_radians (lat2)) * half_lon * half_lon;
  return 2 * asin (sqrt (MIN (h, 1.0)));
}

double
tbr_geodesy_distance (double lon1, double lat1, double lon2, double lat2)
{
  return TBR_EARTH_RADIUS * find_angle (lon1, lat1, lon2, lat2);
}

/* One round of the inverse problem; symbols are those of the paper. */
typedef struct
{
  double sin_u1, cos_u1, sin_u2, cos_u2; /* of the reduced latitudes */
  double sin_sigma, cos_sigma, sigma;    /* of the angular distance on the auxiliary sphere */
  double cos2_alpha;                     /* of the azimuth at the equator, squared */
  double cos_2sigma_m;                   /* of twice the angle from the equator to the midpoint */
} Inverse;

/* Equations (14) to (18), (10) and (11): the longitude on the auxiliary sphere from the last one.
 */
static double
improve_longitude (Inverse *in, double difference, double lambda)
{
  double sin_lambda = sin (lambda);
  double cos_lambda = cos (lambda);
  double x = in->cos_u2 * sin_lambda;
  double y = in->cos_u1 * in->sin_u2 - in->sin_u1 * in->cos_u2 * cos_lambda;
  in->sin_sigma = sqrt (x * x + y * y);
  in->cos_sigma = in->sin_u1 * in->sin_u2 + in->cos_u1 * in->cos_u2 * cos_lambda;
  in->sigma = atan2 (in->sin_sigma, in->cos_sigma);
  double sin_alpha = in->sin_sigma > 0 ? in->cos_u1 * in->cos_u2 * sin_lambda / in->sin_sigma : 0;
  in->cos2_alpha = 1 - sin_alpha * sin_alpha;
  /* Along the equator the midpoint is undefined and its factor is 0. */
  in->cos_2sigma_m
      = in->cos2_alpha > 0 ? in->cos_sigma - 2 * in->sin_u1 * in->sin_u2 / in->cos2_alpha : 0;
  const double f = WGS84_FLATTENING;
  double c = f / 16 * in->cos2_alpha * (4 + f * (4 - 3 * in->cos2_alpha));
  double m = in->cos_2sigma_m;
  return difference
         + (1 - c) * f * sin_alpha
               * (in->sigma + c * in->sin_sigma * (m + c * in->cos_sigma * (2 * m * m - 1)));
}

/* Equations (3), (4), (6) and (19): the length of the geodesic. */
static double
find_length (const Inverse *in)
{
  const double polar = WGS84_AXIS * (1 - WGS84_FLATTENING);
  double u2 = in->cos2_alpha * (WGS84_AXIS * WGS84_AXIS - polar * polar) / (polar * polar);
  double a = 1 + u2 / 16384 * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)));
  double b = u2 / 1024 * (256 + u2 * (-128 + u2 * (74 - 47 * u2)));
  double m = in->cos_2sigma_m;
  double s = in->sin_sigma;
  double delta = b * s
                 * (m
                    + b / 4
                          * (in->cos_sigma * (2 * m * m - 1)
                             - b / 6 * m * (4 * s * s - 3) * (4 * m * m - 3)));
  return polar * a * (in->sigma - delta);
}

double
tbr_geodesy_geodesic (double lon1, double lat1, double lon2, double lat2)
{
  double u1 = atan ((1 - WGS84_FLATTENING) * tan (to_radians (lat1)));
  double u2 = atan ((1 - WGS84_FLATTENING) * tan (to_radians (lat2)));
  Inverse inverse
      = { .sin_u1 = sin (u1), .cos_u1 = cos (u1), .sin_u2 = sin (u2), .cos_u2 = cos (u2) };
  double difference = to_radians (wrap_longitude (lon2 - lon1));
  double lambda = difference;
  for (guint i = 0; i < ROUNDS_MAX; i++)
    {
      double last = lambda;
      lambda = improve_longitude (&inverse, difference, lambda);
      if (fabs (lambda) > G_PI)
        break;
      if (fabs (lambda - last) <= LONGITUDE_STEP)
        return inverse.sin_sigma > 0 ? find_length (&inverse) : 0;
    }
  return tbr_geodesy_distance (lon1, lat1, lon2, lat2);
}

double
tbr_geodesy_bearing (double lon1, double lat1, double lon2, double lat2)
{
  double a = to_radians (lat1);
  double b = to_radians (lat2);
  double difference = to_radians (lon2 - lon1);
  double bearing = to_degrees (
      atan2 (sin (difference) * cos (b), cos (a) * sin (b) - sin (a) * cos (b) * cos (difference)));
  bearing = bearing < 0 ? bearing + 360 : bearing;
  return bearing >= 360 ? 0 : bearing;
}

void
tbr_geodesy_destination (double lon, double lat, double bearing, double distance, double *out_lon,
                         double *out_lat)
{
  g_return_if_fail (out_lon != NULL && out_lat != NULL);
  double angle = distance / TBR_EARTH_RADIUS;
  double from = to_radians (lat);
  double course = to_radians (bearing);
  double sin_to = sin (from) * cos (angle) + cos (from) * sin (angle) * cos (course);
  double east = sin (course) * sin (angle) * cos (from);
  double north = cos (angle) - sin (from) * sin_to;
  *out_lat = to_degrees (asin (CLAMP (sin_to, -1.0, 1.0)));
  *out_lon = wrap_longitude (lon + to_degrees (atan2 (east, north)));
}

void
tbr_geodesy_between (double lon1, double lat1, double lon2, double lat2, double share,
                     double *out_lon, double *out_lat)
{
  g_return_if_fail (out_lon != NULL && out_lat != NULL);
  double angle = find_angle (lon1, lat1, lon2, lat2);
  double scale = sin (angle);
  double a = scale > 0 ? sin ((1 - share) * angle) / scale : 1 - share;
  double b = scale > 0 ? sin (share * angle) / scale : share;
  double cos1 = cos (to_radians (lat1));
  double cos2 = cos (to_radians (lat2));
  double x = a * cos1 * cos (to_radians (lon1)) + b * cos2 * cos (to_radians (lon2));
  double y = a * cos1 * sin (to_radians (lon1)) + b * cos2 * sin (to_radians (lon2));
  double z = a * sin (to_radians (lat1)) + b * sin (to_radians (lat2));
  *out_lat = to_degrees (atan2 (z, hypot (x, y)));
  *out_lon = to_degrees (atan2 (y, x));
}
