/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How an experiment is read, and what is said about one that cannot be. */
#include <tabard/experiment.h>

#include <string.h>

#define HEAD "<experiment xmlns='urn:tabard:experiment:1' title='t' scenario='s'"

static TbrExperiment *
read_text (const char *text, char **out_told)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  TbrExperiment *experiment = tbr_experiment_parse (text, strlen (text), "e.xml", faults);

  *out_told = tbr_diagnostics_to_text (faults);
  g_assert_true ((experiment == NULL) == (**out_told != '\0'));
  return experiment;
}

static void
test_experiment_says_what_is_asked (void)
{
  g_autofree char *told = NULL;
  g_autoptr (TbrExperiment) e = read_text (
      HEAD " replications='7' seed='3' until='2 d' common-random-numbers='no'>\n"
           "<design method='latin-hypercube' points='9'/>\n"
           "<factor name='a' path='x.y.z' from='1.5 km' to='3 km' steps='4'/>\n"
           "<factor name='b'><level label='as it is'/>"
           "<level label='new'><set path='p.q.r' value='1'/><set path='s.t.u' value='2'/></level>"
           "</factor><except when='b=new'/><stop measure='m' half-width='10 %'/>"
           "<keep measure='K1'/><keep measure='harm.'/></experiment>",
      &told);

  g_assert_cmpstr (told, ==, "");
  g_assert_cmpstr (e->title, ==, "t");
  g_assert_cmpstr (e->id, ==, "e");
  g_assert_cmpint (e->replications, ==, 7);
  g_assert_cmpint (e->seed, ==, 3);
  g_assert_cmpint (e->until, ==, 2 * TBR_DAY);
  g_assert_false (e->common);
  g_assert_cmpint (e->design, ==, TBR_DESIGN_LATIN_HYPERCUBE);
  g_assert_cmpint (e->n_points, ==, 9);
  g_assert_cmpuint (e->n_factors, ==, 2);
  g_assert_cmpfloat (e->factors[0].from, ==, 1.5);
  g_assert_cmpfloat (e->factors[0].to, ==, 3);
  g_assert_cmpstr (e->factors[0].unit, ==, "km");
  g_assert_cmpuint (e->factors[1].n_levels, ==, 2);
  g_assert_cmpuint (e->factors[1].levels[0].n_sets, ==, 0);
  g_assert_cmpuint (e->factors[1].levels[1].n_sets, ==, 2);
  g_assert_cmpstr (e->factors[1].levels[1].sets[1].path, ==, "s.t.u");
  g_assert_cmpuint (e->n_excepts, ==, 1);
  g_assert_cmpuint (e->excepts[0].factors[0], ==, 1);
  g_assert_cmpuint (e->excepts[0].levels[0], ==, 1);
  g_assert_cmpfloat (e->stops[0].half_width, ==, 0.1);
  g_assert_cmpstr (e->keeps[1], ==, "harm.");
  g_assert_cmpstr (e->keeps[2], ==, "m"); /* what decides is kept */
  g_assert_null (e->keeps[3]);
}

static void
test_experiment_names_every_fault (void)
{
  static const struct
  {
    const char *text, *told;
  } cases[] = {
    { "<scenario/>", "e.xml:1: unknown element ':scenario': here may stand experiment\n" },
    { HEAD " replicatons='7'/>",
      "e.xml:1: experiment: unknown attribute 'replicatons': did you mean 'replications'?\n" },
    { HEAD " replications='0'/>", "e.xml:1: experiment: replications: 0 is outside 1-1000000\n" },
    { "<experiment xmlns='urn:tabard:experiment:1' title='t'/>",
      "e.xml:1: experiment: scenario must be given: scenario that is run: a folder or file seen "
      "from the experiment's folder, or the name of a shipped one\n" },
    { HEAD ">\n<factr id='a'/></experiment>",
      "e.xml:2: unknown element 'factr': did you mean 'factor'?\n" },
    { HEAD ">\n<factor name='a' path='p'/></experiment>",
      "e.xml:2: factor 'a': it has neither levels nor from and to\n" },
    { HEAD ">\n<factor name='a' path='p' from='1 km' to='2 m'/></experiment>",
      "e.xml:2: factor 'a': from and to are in different units\n" },
    { HEAD ">\n<factor name='a' path='p' from='3' to='2'/></experiment>",
      "e.xml:2: factor 'a': from must be less than to\n" },
    { HEAD ">\n<factor name='a' path='p'>\n<level value='1'/>\n<level value='1'/>"
           "</factor></experiment>",
      "e.xml:4: a second level '1'\n" },
    { HEAD ">\n<factor name='a' path='p'><level value='1'/></factor>\n<except when='a=2'/>"
           "</experiment>",
      "e.xml:3: except: unknown level '2': here may stand 1\n" },
    { HEAD ">\n<factor name='a' path='p' from='0' to='1'/>\n<except when='a=1'/></experiment>",
      "e.xml:3: except: factor a has a range; only a factor with levels can be named\n" },
    { HEAD ">\n<except when='b=2'/></experiment>",
      "e.xml:2: except: unknown factor 'b': here may stand nothing\n" },
    { HEAD ">\n<design method='sobol'/></experiment>",
      "e.xml:2: design: points must be given for sobol\n" },
    { HEAD ">\n<design method='morris' trajectories='4'/></experiment>",
      "e.xml:2: design: morris needs factors\n" },
    { HEAD ">\n<design method='morris' points='4'/>"
           "<factor name='a' path='x.y.z' from='0' to='1'/></experiment>",
      "e.xml:2: design: points is not for morris\n"
      "e.xml:2: design: trajectories must be given for morris\n" },
    { HEAD ">\n<design method='morris' trajectories='4' levels='5'/>"
           "<factor name='a' path='x.y.z' from='0' to='1'/></experiment>",
      "e.xml:2: design: levels: 5 is not even\n" },
    { HEAD ">\n<design method='sobol-indices' points='4'/>"
           "<factor name='a'><level label='u'/><level label='v'><set path='p.q.r' value='1'/>"
           "</level></factor>\n<except when='a=v'/></experiment>",
      "e.xml:3: except: sobol-indices needs all of its points\n" },
    { HEAD ">\n<design method='list'/></experiment>",
      "e.xml:2: design: file must be given for list\n" },
    { HEAD ">words</experiment>", "e.xml:1: text may not stand between the elements\n" },
    { "<!DOCTYPE x [<!ENTITY a 'b'>]>" HEAD "/>", "e.xml:1: a document type is not allowed\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *told = NULL;
      g_autoptr (TbrExperiment) experiment = read_text (cases[i].text, &told);
      g_assert_cmpstr (told, ==, cases[i].told);
      g_assert_null (experiment);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scenario/experiment/says-what-is-asked", test_experiment_says_what_is_asked);
  g_test_add_func ("/scenario/experiment/names-every-fault", test_experiment_names_every_fault);
  return g_test_run ();
}
