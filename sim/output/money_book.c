/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Double entry of what help costs and who bears it, from the facts alone. */
#include "output/money_book.h"

#include <tabard/error.h>

#include "output/measure.h"

/* Sums of doubles of one size in another order agree to this share; less than this is nothing. */
#define ROUNDING 1e-6
#define NOTHING 1e-6

/* Accounts of a page, in the order of account_names; costs first, then those who bear them. */
typedef enum
{
  OPERATION,
  TRANSPORT,
  BY_UNION,
  BY_HELPERS,
  BY_HOSTS,
  OWN,     /* units at home; no help */
  AS_HOST, /* what a state bears of help it gets */
  N_ACCOUNTS
} Account;

static const char *const account_names[N_ACCOUNTS]
    = { "K29.operation",     "K29.transport",    "K29.paid-by-union", "K29.paid-by-helpers",
        "K29.paid-by-hosts", "K29.own-services", "K29.paid-as-host" };

/* Euro by account. */
typedef struct
{
  double sums[N_ACCOUNTS];
} Page;

typedef struct
{
  TbrTime left;     /* TBR_NEVER at home */
  double travelled; /* s, legs since then */
  guint32 host;     /* TBR_NONE */
  guint32 is_abroad;
} Mission;

struct _TbrMoneyBook
{
  const TbrDictionary *dictionary;
  guint64 n_entries;
  Mission *missions; /* by unit */
  guint n_pages;
  Page *pages; /* all; layers; states, the last for the Union */
};

static gboolean
fail (GError **error, const char *what, double one, double other)
{
  g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "%s: %.9g against %.9g", what, one, other);
  return FALSE;
}

static gboolean
is_near (double a, double b)
{
  return fabs (a - b) <= MAX (NOTHING, ROUNDING * MAX (fabs (a), fabs (b)));
}

TbrMoneyBook *
tbr_money_book_new (const TbrDictionary *dictionary)
{
  TbrMoneyBook *book = g_new0 (TbrMoneyBook, 1);
  book->dictionary = dictionary;
  book->missions = g_new0 (Mission, dictionary->n_units + 1);
  for (guint i = 0; i < dictionary->n_units; i++)
    book->missions[i] = (Mission){ .left = TBR_NEVER, .host = TBR_NONE };
  book->n_pages = 1 + TBR_LAYER_N + dictionary->n_states + 1;
  book->pages = g_new0 (Page, book->n_pages);
  return book;
}

void
tbr_money_book_free (TbrMoneyBook *book)
{
  if (book == NULL)
    return;
  g_free (book->missions);
  g_free (book->pages);
  g_free (book);
}

guint64
tbr_money_book_n_entries (const TbrMoneyBook *book)
{
  return book->n_entries;
}

static Page *
state_page (const TbrMoneyBook *book, guint32 state)
{
  return &book->pages[1 + TBR_LAYER_N + MIN (state, book->dictionary->n_states)];
}

/* ---- entries ---- */

/* Enters an amount with the unit's owner, its layer and all. */
static void
enter (TbrMoneyBook *book, guint32 unit, Account account, double amount)
{
  book->pages[0].sums[account] += amount;
  book->pages[1 + book->dictionary->unit_layers[unit]].sums[account] += amount;
  state_page (book, tbr_unit_owner (book->dictionary, unit))->sums[account] += amount;
}

static double
spent (const Page *page)
{
  return page->sums[OPERATION] + page->sums[TRANSPORT];
}

static double
borne (const Page *page)
{
  return page->sums[BY_UNION] + page->sums[BY_HELPERS] + page->sums[BY_HOSTS];
}

/* Pages from @first on against the first, account by account. */
static gboolean
check_sums (const TbrMoneyBook *book, guint first, guint n, GError **error)
{
  for (guint account = OPERATION; account <= BY_HOSTS; account++)
    {
      double sum = 0;
      for (guint i = first; i < first + n; i++)
        sum += book->pages[i].sums[account];
      if (!is_near (sum, book->pages[0].sums[account]))
        return fail (error, account_names[account], sum, book->pages[0].sums[account]);
    }
  return TRUE;
}

static gboolean
check_sides (const TbrMoneyBook *book, GError **error)
{
  double as_host = 0;
  for (guint i = 0; i < book->n_pages; i++)
    {
      const Page *page = &book->pages[i];
      if (!is_near (spent (page), borne (page)))
        return fail (error, "euro spent are not those borne", spent (page), borne (page));
      as_host += page->sums[AS_HOST];
    }
  if (!is_near (as_host, book->pages[0].sums[BY_HOSTS]))
    return fail (error, "euro borne by hosts are not those asked of them", as_host,
                 book->pages[0].sums[BY_HOSTS]);
  return check_sums (book, 1, TBR_LAYER_N, error)
         && check_sums (book, 1 + TBR_LAYER_N, book->dictionary->n_states + 1, error);
}

/* Enters a cost and its parts by those who bear it. */
static gboolean
book_cost (TbrMoneyBook *book, guint32 unit, Account cost, double amount, GError **error)
{
  const TbrDictionary *names = book->dictionary;
  guint32 host = book->missions[unit].host;
  gboolean has_host = host < names->n_states;
  guint place = has_host && names->state_outside[host] ? 1 : 0;
  const TbrCofinance *shares = &names->money->shares[names->unit_layers[unit]][place];
  double by_union = cost == OPERATION ? shares->operation : shares->transport;
  if (tbr_unit_owner (names, unit) == TBR_NONE)
    by_union = 1;
  double by_host = has_host ? (1 - by_union) * shares->host : 0;
  double parts[] = { by_union * amount, (1 - by_union - by_host) * amount, by_host * amount };

  book->n_entries++;
  enter (book, unit, cost, amount);
  state_page (book, host)->sums[AS_HOST] += parts[BY_HOSTS - BY_UNION];
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (!(amount >= 0) || parts[i] < -NOTHING)
        return fail (error, "less than nothing is spent or borne, euro", amount, parts[i]);
      enter (book, unit, BY_UNION + i, parts[i]);
    }
  return check_sides (book, error);
}

/* ---- facts ---- */

/* The days from departure until @at. */
static gboolean
book_days (TbrMoneyBook *book, guint32 unit, TbrTime at, GError **error)
{
  const TbrDictionary *names = book->dictionary;
  const Mission *mission = &book->missions[unit];
  double cost_day = names->capability_costs[names->unit_capabilities[unit]];
  double amount = tbr_to_hours (at - mission->left) * cost_day / 24;
  if (names->money == NULL || isnan (amount))
    return TRUE;
  if (mission->is_abroad)
    return book_cost (book, unit, OPERATION, amount, error);
  book->n_entries++;
  book->pages[0].sums[OWN] += amount;
  state_page (book, tbr_unit_owner (names, unit))->sums[OWN] += amount;
  return amount >= 0 || fail (error, "own services cost less than nothing, euro", amount, 0);
}

static gboolean
take_home (TbrMoneyBook *book, const TbrFact *fact, GError **error)
{
  Mission *mission = &book->missions[fact->a];
  double hours;
  if (mission->left == TBR_NEVER)
    return TRUE;
  hours = tbr_to_hours (fact->at - mission->left);
  if (!is_near (hours, fact->x))
    return fail (error, "hours away told are not those by the clock", fact->x, hours);
  if (!book_days (book, fact->a, fact->at, error))
    return FALSE;
  mission->left = TBR_NEVER;
  return TRUE;
}

/* What a leg costs at the tariff of its mode, the empty way included. */
static double
leg_cost (const TbrDictionary *names, const TbrFact *fact)
{
  const TbrTariff *tariff = &names->money->tariffs[fact->code];
  guint32 vehicles = names->unit_vehicles[fact->a];
  double loads = names->unit_staff[fact->a] / MAX (1, tariff->people);
  double way = 1 + tariff->empty;
  if (fact->code != TBR_MODE_AIR)
    return way * MAX (1, vehicles) * tariff->vehicle_km * fact->y / 1000;
  return way * (vehicles > 0 ? ceil (loads) : loads) * tariff->flight_hour * fact->x / 3600;
}

static gboolean
take_leg (TbrMoneyBook *book, const TbrFact *fact, GError **error)
{
  const TbrDictionary *names = book->dictionary;
  Mission *mission = &book->missions[fact->a];
  double away;
  if (fact->x < 0 || fact->y < 0)
    return fail (error, "it goes less than no way, s and m", fact->x, fact->y);
  if (mission->left == TBR_NEVER)
    return fail (error, "it goes a way that never left, s and m", fact->x, fact->y);
  mission->travelled += fact->x;
  away = (double) (fact->at - mission->left) / (double) TBR_SECOND;
  if (mission->travelled > away * (1 + ROUNDING) + 1)
    return fail (error, "its legs took longer than it is away, s", mission->travelled, away);
  /* aircraft that are units themselves have their flights in the cost of a day */
  if (names->money == NULL || !mission->is_abroad || fact->code >= TBR_MODE_N
      || names->capability_modes[names->unit_capabilities[fact->a]] == TBR_MODE_AIR)
    return TRUE;
  return book_cost (book, fact->a, TRANSPORT, leg_cost (names, fact), error);
}

gboolean
tbr_money_book_take (TbrMoneyBook *book, const TbrFact *fact, guint32 host, GError **error)
{
  if (fact->kind < TBR_FACT_UNIT_ORDERED || fact->kind > TBR_FACT_UNIT_HOME
      || fact->a >= book->dictionary->n_units)
    return TRUE;
  Mission *mission = &book->missions[fact->a];
  switch (fact->kind)
    {
    case TBR_FACT_UNIT_ORDERED:
      mission->host = host;
      mission->is_abroad = host != tbr_unit_owner (book->dictionary, fact->a);
      return TRUE;
    case TBR_FACT_UNIT_DEPARTED:
      if (mission->left == TBR_NEVER)
        {
          mission->left = fact->at;
          mission->travelled = 0;
        }
      return TRUE;
    case TBR_FACT_UNIT_LEG:
      return take_leg (book, fact, error);
    case TBR_FACT_UNIT_HOME:
      return take_home (book, fact, error);
    default:
      return TRUE;
    }
}

/* ---- against the measure ---- */

static guint
account_of (const char *measure)
{
  guint account = 0;
  while (account < N_ACCOUNTS && !g_str_equal (account_names[account], measure))
    account++;
  return account;
}

static const char *
page_key (const TbrMoneyBook *book, guint page)
{
  if (page == 0)
    return "";
  return page <= TBR_LAYER_N ? tbr_layer_names[page - 1]
                             : tbr_state_key (book->dictionary, page - 1 - TBR_LAYER_N);
}

/* The page of an indicator, n_pages for none. */
static guint
page_of (const TbrMoneyBook *book, const TbrIndicator *one)
{
  guint page = one->scope == TBR_SCOPE_ALL     ? 0
               : one->scope == TBR_SCOPE_LAYER ? 1
               : one->scope == TBR_SCOPE_STATE ? 1 + TBR_LAYER_N
                                               : book->n_pages;
  while (page < book->n_pages && !g_str_equal (page_key (book, page), one->key))
    page++;
  return page;
}

/* Reads the measure into pages. Returns: FALSE when the scenario does not measure money */
static gboolean
read_pages (const TbrMoneyBook *book, const TbrResult *result, Page *pages)
{
  gboolean is_measured = FALSE;
  for (guint i = 0; i < result->indicators->len; i++)
    {
      const TbrIndicator *one = &g_array_index (result->indicators, TbrIndicator, i);
      guint account = account_of (one->measure);
      guint page = account < N_ACCOUNTS ? page_of (book, one) : book->n_pages;
      if (page == book->n_pages)
        continue;
      is_measured = TRUE;
      pages[page].sums[account] = one->value;
    }
  return is_measured;
}

/* Adds the days of those still away at @now, each as if it came home. */
static gboolean
add_away (TbrMoneyBook *book, TbrTime now, GError **error)
{
  for (guint32 i = 0; i < book->dictionary->n_units; i++)
    if (book->missions[i].left != TBR_NEVER && !book_days (book, i, now, error))
      return FALSE;
  return TRUE;
}

gboolean
tbr_money_book_compare (const TbrMoneyBook *book, TbrTime now, const TbrResult *result,
                        GError **error)
{
  g_autofree Page *told = g_new0 (Page, book->n_pages);
  if (!read_pages (book, result, told))
    return TRUE;
  g_autofree Page *pages = g_memdup2 (book->pages, book->n_pages * sizeof (Page));
  TbrMoneyBook closed = *book;
  closed.pages = pages;
  if (!add_away (&closed, now, error))
    return FALSE;
  for (guint i = 0; i < book->n_pages; i++)
    for (guint account = 0; account < N_ACCOUNTS; account++)
      {
        double said = told[i].sums[account], booked = pages[i].sums[account];
        g_autofree char *what = NULL;
        if (is_near (said, booked))
          continue;
        what = g_strdup_printf ("%s%s%s: euro measured are not those in the books",
                                account_names[account], i == 0 ? "" : " of ", page_key (book, i));
        return fail (error, what, said, booked);
      }
  return TRUE;
}
