/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Names of measures that runs tell, for translators alone: written by assets/build/measures.py,
   compiled by nobody. */
/* translators: K03.offered-at-48h */
N_ ("offered at 48h")
/* translators: K05.time-to-50-percent-of-peak */
N_ ("time to 50 percent of peak")
/* translators: K05.time-to-50-percent-working */
N_ ("time to 50 percent working")
/* translators: K05.time-to-90-percent-of-peak */
N_ ("time to 90 percent of peak")
/* translators: K05.time-to-90-percent-working */
N_ ("time to 90 percent working")
/* translators: K06.acceptance-to-departure */
N_ ("acceptance to departure")
/* translators: K07.arrival-to-task */
N_ ("arrival to task")
/* translators: K08.unmet-need */
N_ ("unmet need")
/* translators: K09.without-emergency-calls */
N_ ("without emergency calls")
/* translators: K09.without-fuel */
N_ ("without fuel")
/* translators: K09.without-ict */
N_ ("without ict")
/* translators: K09.without-supply */
N_ ("without supply")
/* translators: K09.without-transport */
N_ ("without transport")
/* translators: K12.live-rescues-per-team-day */
N_ ("live rescues per team day")
/* translators: K12.team-days */
N_ ("team days")
/* translators: K14.fires */
N_ ("fires")
/* translators: K14.fires-contained */
N_ ("fires contained")
/* translators: K14.ignition-to-contained-median */
N_ ("ignition to contained")
/* translators: K15.pumped */
N_ ("pumped")
/* translators: K15.pumped-per-module-day */
N_ ("pumped per module day")
/* translators: K15.share-of-potential */
N_ ("share of potential")
/* translators: K16.hurt-to-operation-median */
N_ ("hurt to operation")
/* translators: K16.operated-in */
N_ ("operated in")
/* translators: K16.operated-in-120-min */
N_ ("operated in 120 min")
/* translators: K16.operated-in-60-min */
N_ ("operated in 60 min")
/* translators: K17.critical-mortality */
N_ ("critical mortality")
/* translators: K18.cleaned */
N_ ("cleaned")
/* translators: K18.cleaned-per-hour */
N_ ("cleaned per hour")
/* translators: K18.uncleaned-at-hospitals */
N_ ("uncleaned at hospitals")
/* translators: K19.longest-line */
N_ ("longest line")
/* translators: K19.registered */
N_ ("registered")
/* translators: K19.registered-in-24h */
N_ ("registered in 24h")
/* translators: K19.still-waiting */
N_ ("still waiting")
/* translators: K19.vulnerable-wait */
N_ ("vulnerable wait")
/* translators: K20.over-capacity */
N_ ("over capacity")
/* translators: K21.early-warnings-late */
N_ ("early warnings late")
/* translators: K21.early-warnings-late-share */
N_ ("early warnings late share")
/* translators: K21.final-reports-late */
N_ ("final reports late")
/* translators: K21.final-reports-late-share */
N_ ("final reports late share")
/* translators: K21.most-open-cases */
N_ ("most open cases")
/* translators: K21.noticed */
N_ ("noticed")
/* translators: K21.notifications-late */
N_ ("notifications late")
/* translators: K21.notifications-late-share */
N_ ("notifications late share")
/* translators: K21.recovered */
N_ ("recovered")
/* translators: K21.time-to-contain */
N_ ("time to contain")
/* translators: K21.time-to-detect-median */
N_ ("time to detect")
/* translators: K21.time-to-recover-median */
N_ ("time to recover")
/* translators: K22.cases-opened */
N_ ("cases opened")
/* translators: K22.cases-per-1000-checks */
N_ ("cases per 1000 checks")
/* translators: K22.cases-per-1000-officer-hours */
N_ ("cases per 1000 officer hours")
/* translators: K22.checked */
N_ ("checked")
/* translators: K22.files */
N_ ("files")
/* translators: K22.officer-hours */
N_ ("officer hours")
/* translators: K22.victims-by-cases */
N_ ("victims by cases")
/* translators: K22.victims-by-checks */
N_ ("victims by checks")
/* translators: K22.victims-per-1000-checks */
N_ ("victims per 1000 checks")
/* translators: K22.victims-per-1000-officer-hours */
N_ ("victims per 1000 officer hours")
/* translators: K23.productive-hours */
N_ ("productive hours")
/* translators: K23.productive-share-of-mission */
N_ ("productive share of mission")
/* translators: K24.peak-share-abroad */
N_ ("peak share abroad")
/* translators: K25.unmet-at-home-while-away */
N_ ("unmet at home while away")
/* translators: K26.gini */
N_ ("gini")
/* translators: K26.lorenz */
N_ ("lorenz")
/* translators: K26.person-days-per-million */
N_ ("person days per million")
/* translators: K27.worst-to-mean-unmet */
N_ ("worst to mean unmet")
/* translators: K29.harm-cost */
N_ ("harm cost")
/* translators: K29.own-services */
N_ ("own services")
/* translators: K29.paid-as-host */
N_ ("paid as host")
/* translators: K29.paid-by-helpers */
N_ ("paid by helpers")
/* translators: K29.paid-by-hosts */
N_ ("paid by hosts")
/* translators: K29.paid-by-union */
N_ ("paid by union")
/* translators: K31.hurt */
N_ ("hurt")
/* translators: K31.ill */
N_ ("ill")
/* translators: K31.orders-without-crew */
N_ ("orders without crew")
/* translators: K31.person-hours */
N_ ("person hours")
/* translators: K31.rotation-late */
N_ ("rotation late")
/* translators: K31.rotations */
N_ ("rotations")
/* translators: K31.rotations-on-time */
N_ ("rotations on time")
/* translators: K31.sent-home-unrelieved */
N_ ("sent home unrelieved")
/* translators: K31.strained */
N_ ("strained")
/* translators: K32.least-margin */
N_ ("least margin")
/* translators: K32.left-without-supplies */
N_ ("left without supplies")
/* translators: K32.mean-margin */
N_ ("mean margin")
/* translators: K32.supplied-by-host */
N_ ("supplied by host")
/* translators: K32.unsupported */
N_ ("unsupported")
/* translators: atlas.states-asked */
N_ ("states asked")
/* translators: atlas.time-to-answer */
N_ ("time to answer")
/* translators: atlas.units-sent */
N_ ("units sent")
/* translators: belief.age */
N_ ("age")
/* translators: belief.amiss */
N_ ("amiss")
/* translators: border.offers-refused */
N_ ("offers refused")
/* translators: border.order-to-work */
N_ ("order to work")
/* translators: calls.abandoned */
N_ ("abandoned")
/* translators: calls.bumped */
N_ ("bumped")
/* translators: calls.busy-hours */
N_ ("busy hours")
/* translators: calls.queued */
N_ ("queued")
/* translators: calls.response-median */
N_ ("response")
/* translators: fire.drops */
N_ ("drops")
/* translators: fire.drops-per-flight-hour */
N_ ("drops per flight hour")
/* translators: fire.flight-hours */
N_ ("flight hours")
/* translators: harm.care-displaced */
N_ ("care displaced")
/* translators: harm.cases-lost */
N_ ("cases lost")
/* translators: harm.organisations-down */
N_ ("organisations down")
/* translators: harm.waiting-to-register */
N_ ("waiting to register")
/* translators: ipcr.opening-to-full */
N_ ("opening to full")
/* translators: ipcr.reports */
N_ ("reports")
/* translators: maps.delay */
N_ ("delay")
/* translators: orders.refused-at */
N_ ("refused at")
/* translators: series.at-work */
N_ ("at work")
/* translators: series.harm */
N_ ("harm")
/* translators: series.offers-accepted */
N_ ("offers accepted")
/* translators: series.offers-made */
N_ ("offers made")
/* translators: series.open-needs */
N_ ("open needs")
/* translators: series.required */
N_ ("required")
/* translators: shortage.began */
N_ ("began")
/* translators: shortage.hours */
N_ ("hours")
/* translators: shortage.is-over */
N_ ("is over")
/* translators: shortage.lasted */
N_ ("lasted")
/* translators: shortage.least-served */
N_ ("least served")
/* translators: shortage.missing-hours */
N_ ("missing hours")
/* translators: shortage.spells */
N_ ("spells")
/* translators: shortage.worst-hazard */
N_ ("worst hazard")
/* translators: shortage.worst-lat */
N_ ("worst lat")
/* translators: shortage.worst-lon */
N_ ("worst lon")
/* translators: solidarity.invocation-to-decision */
N_ ("invocation to decision")
/* translators: units.peak-working */
N_ ("peak working")
/* translators: the sign of days behind a number, "3 d" */
N_ ("d")
