/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* geodesy/distances.csv: distances on the ellipsoid and on the sphere. */
#include "validation/folders.h"

#include <math.h>

#include "base/csv.h"
#include "base/geodesy.h"
#include "validation/table_file.h"

enum
{
  FROM,
  LATITUDE_1,
  LONGITUDE_1,
  TO,
  LATITUDE_2,
  LONGITUDE_2,
  GEODESIC,
  SPHERE,
  N_COLUMNS
};

static const char *const columns[] = {
  "from", "lat1", "lon1", "to", "lat2", "lon2", "wgs84_geodesic_m", "sphere_R6371008.8_haversine_m",
  NULL
};

/* Class N. The azimuth on the ellipsoid is left alone: tabard knows bearings on the sphere only. */
static gboolean
judge_row (ValidationSession *session, const TbrCsv *csv, const guint *at, GError **error)
{
  g_autofree char *name
      = g_strconcat (tbr_csv_text (csv, at[FROM]), "-", tbr_csv_text (csv, at[TO]), NULL);
  double place[4], geodesic, sphere;
  if (!tbr_csv_real (csv, at[LONGITUDE_1], &place[0], error)
      || !tbr_csv_real (csv, at[LATITUDE_1], &place[1], error)
      || !tbr_csv_real (csv, at[LONGITUDE_2], &place[2], error)
      || !tbr_csv_real (csv, at[LATITUDE_2], &place[3], error)
      || !tbr_csv_real (csv, at[GEODESIC], &geodesic, error)
      || !tbr_csv_real (csv, at[SPHERE], &sphere, error))
    return FALSE;
  if (!validation_session_wants (session, "geodesy", name))
    return TRUE;
  const ValidationFigure ellipsoid
      = { name, "wgs84_geodesic_m", geodesic,
          tbr_geodesy_geodesic (place[0], place[1], place[2], place[3]),
          validation_tolerance_closed (geodesic) };
  validation_session_judge (session, &ellipsoid);
  const ValidationFigure circle = { name, "sphere_haversine_m", sphere,
                                    tbr_geodesy_distance (place[0], place[1], place[2], place[3]),
                                    validation_tolerance_closed (sphere) };
  validation_session_judge (session, &circle);
  return TRUE;
}

void
validation_folder_geodesy (ValidationSession *session, const char *directory)
{
  validation_table_run (session, directory, "distances.csv", columns, judge_row);
}
