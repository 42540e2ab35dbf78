#include "config.h"

#include "studio-text-runs.h"

#include <glib/gi18n-lib.h>

#include "studio-layer-private.h"

/* No text is longer; keeps sums of places far from overflow. */
#define FARTHEST 1000000

static const struct
{
  const char *name;
  StudioRunMember member;
} flags[] = {
  { "bold", STUDIO_RUN_BOLD },
  { "italic", STUDIO_RUN_ITALIC },
  { "underline", STUDIO_RUN_UNDERLINE },
  { "strike", STUDIO_RUN_STRIKE },
};

static gboolean
parse_flags (const StudioJsonAt *at,
             StudioTextRun *run,
             GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++) {
    StudioJsonAt place;
    gboolean on = FALSE;

    if (!studio_json_at_member (at, flags[i].name, &place))
      continue;
    if (!studio_json_get_boolean (at, flags[i].name, FALSE, &on, error))
      return FALSE;
    run->said |= flags[i].member;
    run->on |= on ? flags[i].member : 0;
  }
  return TRUE;
}

static gboolean
parse_color (const StudioJsonAt *at,
             StudioBrand *brand,
             StudioTextRun *run,
             GError **error)
{
  const char *color = NULL;

  if (!studio_json_get_string (at, "color", FALSE, &color, error))
    return FALSE;
  if (color == NULL)
    return TRUE;
  if (g_strlcpy (run->color, color, sizeof run->color) >= sizeof run->color) {
    StudioJsonAt place;

    studio_json_at_member (at, "color", &place);
    studio_json_at_error (error, &place, _ ("“%s” is neither a brand colour nor a colour code"), color);
    return FALSE;
  }
  run->said |= STUDIO_RUN_COLOR;
  return brand == NULL || studio_layer_read_color (at, "color", brand, &run->rgba, error);
}

static gboolean
parse_run (const StudioJsonAt *at,
           StudioBrand *brand,
           StudioTextRun *run,
           GError **error)
{
  double from = 0, to = 0;
  StudioJsonAt size;

  if (!studio_json_get_ranged (at, "from", 0, FARTHEST, &from, error) ||
      !studio_json_get_ranged (at, "to", 0, FARTHEST, &to, error) ||
      !parse_flags (at, run, error) ||
      !parse_color (at, brand, run, error) ||
      !studio_json_get_ranged (at, "size", 0.2, 5, &run->size, error))
    return FALSE;
  if (studio_json_at_member (at, "size", &size))
    run->said |= STUDIO_RUN_SIZE;
  run->from = (int) from;
  run->to = (int) to;
  return TRUE;
}

gboolean
studio_runs_parse (const StudioJsonAt *at,
                   StudioBrand *brand,
                   GArray **runs,
                   GError **error)
{
  g_autoptr (GArray) list = studio_runs_new ();
  StudioJsonAt array, element;

  g_return_val_if_fail (runs != NULL, FALSE);

  if (!studio_json_get_array (at, "runs", FALSE, &array, error))
    return FALSE;
  if (array.node != NULL && studio_json_at_length (&array) > STUDIO_RUNS_MAX) {
    studio_json_at_error (error, &array, _ ("more than %d runs"), STUDIO_RUNS_MAX);
    return FALSE;
  }
  for (guint i = 0; array.node != NULL && studio_json_at_element (&array, i, &element); i++) {
    StudioTextRun run = { .size = 1 };

    if (!parse_run (&element, brand, &run, error))
      return FALSE;
    studio_runs_apply (list, run.from, run.to, &run);
  }
  *runs = g_steal_pointer (&list);
  return TRUE;
}

static JsonObject *
run_to_json (const StudioTextRun *run)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "from", run->from);
  json_object_set_int_member (object, "to", run->to);
  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++) {
    if ((run->said & flags[i].member) != 0)
      json_object_set_boolean_member (object, flags[i].name, (run->on & flags[i].member) != 0);
  }
  if ((run->said & STUDIO_RUN_COLOR) != 0)
    json_object_set_string_member (object, "color", run->color);
  if ((run->said & STUDIO_RUN_SIZE) != 0)
    json_object_set_double_member (object, "size", run->size);
  return object;
}

JsonNode *
studio_runs_to_json (GArray *runs)
{
  JsonArray *array;
  JsonNode *node;

  if (runs == NULL || runs->len == 0)
    return NULL;
  array = json_array_new ();
  node = json_node_new (JSON_NODE_ARRAY);
  for (guint i = 0; i < runs->len; i++)
    json_array_add_object_element (array, run_to_json (&g_array_index (runs, StudioTextRun, i)));
  json_node_take_array (node, array);
  json_node_seal (node);
  return node;
}
