/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A crisis in text whose decisions are known beforehand: one fire of Sweden at 15 E 60 N that one
   unit is enough for. */
#pragma once

#define ONE_FIRE_LON 15.0
#define ONE_FIRE_LAT 60.0

/* %s: units, then policies. */
static const char one_fire[]
    = "<scenario xmlns='urn:tabard:scenario:1'><meta title='x' start='2018-07-13T00:00Z' "
      "duration='4 d' national-services='no'/><use href='library/states.xml'/>"
      "<capabilities><capability id='M' title='Module' staff='20'/>"
      "<capability id='E' title='Bus' staff='2'/></capabilities>"
      "<rates><rate need='fire-line' capability='M' work='vehicle' per-hour='100000'/>"
      "<rate need='evacuation' capability='E' work='vehicle' per-hour='1'/></rates>"
      "<units>%s</units>"
      "<hazards><hazard kind='wildfire' id='sweden' state='SE' initial-attack='units' "
      "spread-factor='0.05'><weather at='2018-07-13T00:00Z' temperature='30 degC' "
      "humidity='30 %%' wind='15 km/h' danger='high'/>"
      "<fire lon='15 deg' lat='60 deg' at='2018-07-13T01:00Z' size='400 ha'/></hazard></hazards>"
      "<policies>%s</policies></scenario>";
