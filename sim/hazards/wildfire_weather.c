/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* From rows of weather to fires: how fast they grow, who holds them, how many start. */
#include "hazards/fire_shape.h"
#include "hazards/fire_weather.h"
#include "hazards/wildfire.h"

#include <math.h>

/* Points of the edge at which the intensity is taken: the mean changes by less than 1 % with more.
   Source: our assumption. */
#define EDGE_POINTS 16

static const TbrWildfireWeather *
row_of (const TbrObject *object, guint row)
{
  return &((const TbrWildfireWeather *) object->rows[TBR_WILDFIRE_ROWS_WEATHER].data)[row];
}

guint
tbr_wildfire_row_at (const TbrObject *object, TbrTime at)
{
  guint row = 0;
  while (row + 1 < object->rows[TBR_WILDFIRE_ROWS_WEATHER].n && row_of (object, row + 1)->at <= at)
    row++;
  return row;
}

/* Share of the whole edge on which the class of attack holds its line: the flanks and the rear burn
   less fiercely than the head. The edge of a growing ellipse moves at
   b (a + c cos u) / sqrt (b^2 cos^2 u + a^2 sin^2 u) along its normal.

   Source: [VANWAGNER1969] for the ellipse; the mean along the edge is our assumption. */
static double
mean_hold (const TbrFireShape *shape, double load, TbrAttackClass attack)
{
  double a = shape->semi_major, b = shape->semi_minor, c = shape->centre;
  double held = 0, edge = 0;
  if (shape->head <= 0)
    return tbr_attack_hold_probability (attack, 0);
  for (guint i = 0; i < EDGE_POINTS; i++)
    {
      double angle = G_PI * (i + 0.5) / EDGE_POINTS;
      double normal = hypot (b * cos (angle), a * sin (angle));
      double piece = hypot (a * sin (angle), b * cos (angle));
      double rate = b * (a + c * cos (angle)) / normal;
      held += piece * tbr_attack_hold_probability (attack, tbr_fire_intensity (rate, load));
      edge += piece;
    }
  return held / edge;
}

static void
read_row (const TbrWildfire *values, const TbrWildfireWeather *row, double fine_moisture,
          TbrWildfireWind *wind)
{
  double speed = row->wind * values->wind_factor;
  double moisture = isnan (row->moisture) ? fine_moisture : row->moisture;
  wind->bearing = fmod (row->direction + 180, 360);
  wind->east = sin (wind->bearing * G_PI / 180);
  wind->north = cos (wind->bearing * G_PI / 180);
  wind->length_to_breadth = tbr_fire_length_to_breadth (speed);
  wind->wet = row->rain >= values->rain_stop;
  for (guint light = 0; light < TBR_WILDFIRE_LIGHTS; light++)
    {
      double head = wind->wet ? 0
                              : tbr_fire_head_rate ((TbrFuel) values->fuel, speed)
                                    * tbr_fire_moisture_factor (moisture)
                                    * tbr_fire_night_factor (light) * values->spread_factor;
      TbrFireShape shape;
      tbr_fire_shape_init (&shape, head, wind->length_to_breadth);
      wind->growth[light] = shape.head + shape.back;
      wind->centre[light] = shape.centre;
      for (guint attack = 0; attack < TBR_ATTACK_CLASS_N; attack++)
        wind->hold[light][attack] = mean_hold (&shape, values->load, (TbrAttackClass) attack);
    }
}

/* The codes one row on: a day for each day that has begun since the last row; days without a row of
   their own are as the last one without its rain. Rows within a day leave the codes alone. */
static void
advance_codes (const TbrObject *object, const TbrCalendar *calendar, guint i, TbrFireCodes *codes)
{
  const TbrWildfireWeather *row = row_of (object, i);
  gint64 days = 1;
  if (i > 0)
    days = row->at / TBR_DAY - row_of (object, i - 1)->at / TBR_DAY;
  for (gint64 day = 1; day <= days; day++)
    {
      const TbrWildfireWeather *today = day < days ? row_of (object, i - 1) : row;
      TbrCivil civil;
      tbr_calendar_civil (calendar, row->at - (days - day) * TBR_DAY, &civil);
      TbrFireWeather weather = { .temperature = today->temperature,
                                 .humidity = today->humidity,
                                 .wind = today->wind,
                                 .rain = day < days ? 0 : today->rain,
                                 .month = civil.month };
      tbr_fire_weather_advance (&weather, codes);
    }
}

void
tbr_wildfire_read_weather (const TbrObject *object, const TbrCalendar *calendar,
                           TbrWildfireWind *out_winds)
{
  const TbrWildfire *values = object->values;
  TbrFireCodes codes = { values->fine, values->duff, values->drought };
  for (guint i = 0; i < object->rows[TBR_WILDFIRE_ROWS_WEATHER].n; i++)
    {
      const TbrWildfireWeather *row = row_of (object, i);
      TbrFireIndices indices;
      advance_codes (object, calendar, i, &codes);
      tbr_fire_weather_indices (&codes, row->wind * values->wind_factor, &indices);
      read_row (values, row, tbr_fire_fine_moisture (codes.fine), &out_winds[i]);
      out_winds[i].weather_index = indices.weather;
      out_winds[i].danger = row->danger >= 0 ? (guint32) row->danger
                                             : (guint32) tbr_fire_danger_class (indices.weather);
    }
}

double
tbr_wildfire_expected (const TbrScenario *scenario, const TbrObject *object,
                       const TbrWildfireWind *winds)
{
  const TbrWildfire *values = object->values;
  TbrTime until = MIN (values->until, scenario->meta->duration);
  double expected = object->rows[TBR_WILDFIRE_ROWS_FIRE].n;
  for (TbrTime at = values->onset; at < until; at += TBR_DAY)
    {
      TbrFireDanger danger
          = (TbrFireDanger) winds[tbr_wildfire_row_at (object, at + TBR_DAY / 2)].danger;
      double seconds = (double) MIN (TBR_DAY, until - at) / (double) TBR_SECOND;
      double mean = tbr_fire_danger_ignition_rate (danger) * values->area * values->ignition_factor
                    * seconds;
      if (values->attack == TBR_INITIAL_ATTACK_LOCAL)
        mean *= MIN (1, tbr_fire_danger_escape_share (danger) * values->escape_factor);
      expected += mean;
    }
  return expected;
}
