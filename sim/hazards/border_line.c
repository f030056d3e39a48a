/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The line before the desks of a centre: who joins, who is registered and when, who goes on. */
#include "hazards/border.h"
#include "hazards/registration_queue.h"

#include <math.h>

/* Share registered in this time is a measure of its own: K19. */
#define IN_TIME (24 * TBR_HOUR)
/* Batches from which on groups are put together, and the time over which. Our assumption: the
   error in a wait is half of it at most, in lines of more than this many groups. */
#define BATCHES_APART (TBR_BORDER_BATCHES / 2)
#define TOGETHER (6 * TBR_HOUR)
/* Over which the rate of joining is taken as a mean. Our assumption. */
#define RECENT (24.0)

static double
to_hours (TbrTime time)
{
  return (double) time / (double) TBR_HOUR;
}

static TbrBorderBatch *
batch_at (TbrBorderLine *line, guint32 i)
{
  return &line->batches[(line->head + i) % TBR_BORDER_BATCHES];
}

static void
add (TbrBorderLine *line, TbrTime now, double people)
{
  TbrBorderBatch *last = line->n > 0 ? batch_at (line, line->n - 1) : NULL;
  gboolean together = line->n >= BATCHES_APART && now - last->at < TOGETHER;
  line->people += people;
  if (line->n == TBR_BORDER_BATCHES || together)
    {
      double share = people / (last->people + people);
      last->at += (TbrTime) (share * (double) (now - last->at));
      last->people += people;
      return;
    }
  *batch_at (line, line->n) = (TbrBorderBatch){ now, people };
  line->n++;
}

void
tbr_border_join (const TbrBorderValues *values, TbrBorderSection *section, TbrTime now,
                 double people)
{
  double vulnerable = people * values->vulnerable;
  if (people <= 0)
    return;
  section->joined_lately += people / RECENT;
  if (vulnerable > 0)
    add (&section->lines[TBR_BORDER_LINE_VULNERABLE], now, vulnerable);
  if (people > vulnerable)
    add (&section->lines[TBR_BORDER_LINE_OTHERS], now, people - vulnerable);
}

/* Work of the desks over a span, and how much of it is used up. */
typedef struct
{
  TbrTime from; /* begin of the span */
  double hours; /* its length, above 0 */
  double most;  /* persons that can be registered in it */
  double used;  /* persons registered so far */
} Work;

/* Registers persons of one batch. They come to the desk evenly between two instants. */
static void
count (TbrBorderSection *section, TbrBorderClass class, const Work *work, TbrTime at, double people)
{
  double since = to_hours (work->from - at);
  double first = since + work->hours * work->used / work->most;
  double last = since + work->hours * (work->used + people) / work->most;
  double in_time = last > first ? CLAMP ((to_hours (IN_TIME) - first) / (last - first), 0, 1)
                                : (first <= to_hours (IN_TIME) ? 1 : 0);
  double hours = people * (first + last) / 2;
  section->registered += people;
  section->in_care += people;
  section->in_time += people * in_time;
  section->waited += hours;
  if (class == TBR_BORDER_LINE_VULNERABLE)
    {
      section->vulnerable += people;
      section->vulnerable_hours += hours;
    }
}

static void
serve_line (TbrBorderSection *section, TbrBorderClass class, Work *work, double most)
{
  TbrBorderLine *line = &section->lines[class];
  double left = MIN (most, work->most - work->used);
  while (line->n > 0 && left > 0)
    {
      TbrBorderBatch *batch = batch_at (line, 0);
      double people = MIN (batch->people, left);
      count (section, class, work, batch->at, people);
      work->used += people;
      left -= people;
      batch->people -= people;
      line->people -= people;
      if (batch->people > 0)
        break;
      line->head = (line->head + 1) % TBR_BORDER_BATCHES;
      line->n--;
    }
  if (line->n == 0)
    line->people = 0;
}

void
tbr_border_serve (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrBorderValues *values = tbr_border_values (sim, hazard);
  TbrBorderSection *section = tbr_border_section (sim, hazard, i);
  guint32 need = section->needs[TBR_BORDER_NEED_REGISTRATION].need;
  TbrTime now = tbr_sim_clock (sim);
  Work work = { .from = section->served, .hours = to_hours (now - section->served) };
  double helped
      = need == TBR_NONE ? 0 : tbr_need_take (sim, TBR_HANDLE (TbrNeedId, need), TBR_WORK_N);
  double waiting = tbr_border_waiting (section);
  section->served = now;
  if (work.hours <= 0)
    return;
  section->last_waiting += waiting * work.hours;
  section->joined_lately *= exp (-work.hours / RECENT);
  work.most = tbr_border_row (sim, hazard, i)->desks * values->desk * 3600 * work.hours + helped;
  if (work.most <= 0 || waiting <= 0)
    return;
  double first = section->lines[TBR_BORDER_LINE_VULNERABLE].people;
  /* where nobody goes first, both lines move at the pace of their length */
  double share = values->first ? 1 : MIN (1, work.most / waiting);
  serve_line (section, TBR_BORDER_LINE_VULNERABLE, &work, share * first);
  serve_line (section, TBR_BORDER_LINE_OTHERS, &work, INFINITY);
}

double
tbr_border_thin (TbrBorderSection *section, double share)
{
  double before = tbr_border_waiting (section);
  for (guint class = 0; class < TBR_BORDER_LINES; class ++)
    {
      TbrBorderLine *line = &section->lines[class];
      for (guint32 i = 0; i < line->n; i++)
        batch_at (line, i)->people *= 1 - share;
      line->people *= 1 - share;
    }
  return before * share;
}

void
tbr_border_leave (const TbrBorderValues *values, TbrBorderSection *section, double seconds)
{
  double gone = tbr_border_thin (section, 1 - exp (-values->onward * seconds));
  section->onward += gone;
  section->last_onward += gone;
}

double
tbr_border_desks_wanted (const TbrBorderValues *values, const TbrBorderSectionRow *row,
                         const TbrBorderSection *section)
{
  double desk = values->desk * 3600;
  guint desks = tbr_queue_desks (section->joined_lately, desk, to_hours (values->wait));
  double wanted = desks * desk + tbr_border_waiting (section) / to_hours (values->clear);
  return MAX (0, wanted - row->desks * desk);
}
