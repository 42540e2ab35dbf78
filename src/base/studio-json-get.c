#include "config.h"

#include "studio-json.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Longest name compared when guessing what a misspelt member was meant to be. */
#define MAX_GUESSED 40

/*
 * Finds the member @name for a typed getter; @child->node is NULL when it is absent.
 * Returns: FALSE with an error if @at is no object or lacks a required member
 */
static gboolean
find_member (const StudioJsonAt *at,
             const char *name,
             gboolean required,
             StudioJsonAt *child,
             GError **error)
{
  g_assert (at != NULL);
  g_assert (name != NULL);

  if (at->node != NULL && !JSON_NODE_HOLDS_OBJECT (at->node)) {
    studio_json_at_error (error, at, _ ("must be an object"));
    return FALSE;
  }

  if (studio_json_at_member (at, name, child))
    return TRUE;

  *child = (StudioJsonAt){ .up = at, .member = name, .source = at->source };
  if (required) {
    studio_json_at_error (error, child, _ ("is missing"));
    return FALSE;
  }

  return TRUE;
}

static gboolean
holds_type (const StudioJsonAt *at,
            GType type)
{
  return JSON_NODE_HOLDS_VALUE (at->node) && json_node_get_value_type (at->node) == type;
}

static gboolean
read_number (const StudioJsonAt *at,
             double *value)
{
  if (!holds_type (at, G_TYPE_INT64) && !holds_type (at, G_TYPE_DOUBLE))
    return FALSE;

  *value = json_node_get_double (at->node);

  return TRUE;
}

gboolean
studio_json_get_string (const StudioJsonAt *at,
                        const char *name,
                        gboolean required,
                        const char **value,
                        GError **error)
{
  StudioJsonAt child;

  g_return_val_if_fail (at != NULL && name != NULL && value != NULL, FALSE);

  if (!find_member (at, name, required, &child, error))
    return FALSE;
  if (child.node == NULL)
    return TRUE;

  if (!holds_type (&child, G_TYPE_STRING)) {
    studio_json_at_error (error, &child, _ ("must be a text in double quotes"));
    return FALSE;
  }
  *value = json_node_get_string (child.node);

  return TRUE;
}

gboolean
studio_json_get_double (const StudioJsonAt *at,
                        const char *name,
                        gboolean required,
                        double *value,
                        GError **error)
{
  StudioJsonAt child;

  g_return_val_if_fail (at != NULL && name != NULL && value != NULL, FALSE);

  if (!find_member (at, name, required, &child, error))
    return FALSE;
  if (child.node == NULL)
    return TRUE;

  if (!read_number (&child, value)) {
    studio_json_at_error (error, &child, _ ("must be a number"));
    return FALSE;
  }

  return TRUE;
}

gboolean
studio_json_get_ranged (const StudioJsonAt *at,
                        const char *name,
                        double min,
                        double max,
                        double *value,
                        GError **error)
{
  StudioJsonAt child;
  double read;

  g_return_val_if_fail (value != NULL, FALSE);

  read = *value;
  if (!studio_json_get_double (at, name, FALSE, &read, error))
    return FALSE;

  /* the default is the caller's business */
  if (studio_json_at_member (at, name, &child) && (read < min || read > max)) {
    studio_json_at_error (error, &child, _ ("must lie between %g and %g"), min, max);
    return FALSE;
  }
  *value = read;

  return TRUE;
}

gboolean
studio_json_get_int (const StudioJsonAt *at,
                     const char *name,
                     gboolean required,
                     int *value,
                     GError **error)
{
  StudioJsonAt child;
  double read = 0;

  g_return_val_if_fail (at != NULL && name != NULL && value != NULL, FALSE);

  if (!find_member (at, name, required, &child, error))
    return FALSE;
  if (child.node == NULL)
    return TRUE;

  if (!read_number (&child, &read) || read != trunc (read) || read < G_MININT || read > G_MAXINT) {
    studio_json_at_error (error, &child, _ ("must be a whole number"));
    return FALSE;
  }
  *value = (int) read;

  return TRUE;
}

gboolean
studio_json_get_boolean (const StudioJsonAt *at,
                         const char *name,
                         gboolean required,
                         gboolean *value,
                         GError **error)
{
  StudioJsonAt child;

  g_return_val_if_fail (at != NULL && name != NULL && value != NULL, FALSE);

  if (!find_member (at, name, required, &child, error))
    return FALSE;
  if (child.node == NULL)
    return TRUE;

  if (!holds_type (&child, G_TYPE_BOOLEAN)) {
    studio_json_at_error (error, &child, _ ("must be true or false"));
    return FALSE;
  }
  *value = json_node_get_boolean (child.node);

  return TRUE;
}

gboolean
studio_json_get_choice (const StudioJsonAt *at,
                        const char *name,
                        const char *const *names,
                        int *value,
                        GError **error)
{
  g_autofree char *list = NULL;
  StudioJsonAt child;
  const char *word = NULL;

  g_return_val_if_fail (names != NULL && value != NULL, FALSE);

  if (!studio_json_get_string (at, name, FALSE, &word, error))
    return FALSE;
  if (word == NULL)
    return TRUE;

  for (int i = 0; names[i] != NULL; i++) {
    if (g_str_equal (names[i], word)) {
      *value = i;
      return TRUE;
    }
  }

  studio_json_at_member (at, name, &child);
  list = g_strjoinv (", ", (char **) names);
  studio_json_at_error (error, &child, _ ("“%s” is none of these words: %s"), word, list);

  return FALSE;
}

gboolean
studio_json_get_object (const StudioJsonAt *at,
                        const char *name,
                        gboolean required,
                        StudioJsonAt *child,
                        GError **error)
{
  g_return_val_if_fail (at != NULL && name != NULL && child != NULL, FALSE);

  if (!find_member (at, name, required, child, error))
    return FALSE;
  if (child->node == NULL || JSON_NODE_HOLDS_OBJECT (child->node))
    return TRUE;

  studio_json_at_error (error, child, _ ("must be an object"));

  return FALSE;
}

gboolean
studio_json_get_array (const StudioJsonAt *at,
                       const char *name,
                       gboolean required,
                       StudioJsonAt *child,
                       GError **error)
{
  g_return_val_if_fail (at != NULL && name != NULL && child != NULL, FALSE);

  if (!find_member (at, name, required, child, error))
    return FALSE;
  if (child->node == NULL || JSON_NODE_HOLDS_ARRAY (child->node))
    return TRUE;

  studio_json_at_error (error, child, _ ("must be a list in square brackets"));

  return FALSE;
}

/* How many letters must be put in, left out or changed to make @a into @b; both at most MAX_GUESSED bytes. */
static int
edit_distance (const char *a,
               const char *b)
{
  int row[MAX_GUESSED + 1];
  int length = (int) strlen (b);

  for (int j = 0; j <= length; j++)
    row[j] = j;

  for (int i = 1; a[i - 1] != '\0'; i++) {
    int diagonal = row[0];

    row[0] = i;
    for (int j = 1; j <= length; j++) {
      int change = diagonal + (a[i - 1] != b[j - 1]);

      diagonal = row[j];
      row[j] = MIN (change, MIN (row[j], row[j - 1]) + 1);
    }
  }

  return row[length];
}

/* Returns: (transfer none) (nullable): the name that @misspelt most likely stands for. */
static const char *
nearest_name (const char *misspelt,
              const char *const *names)
{
  const char *nearest = NULL;
  int least;

  if (strlen (misspelt) > MAX_GUESSED)
    return NULL;

  least = (int) strlen (misspelt) / 3 + 2;
  for (gsize i = 0; names[i] != NULL; i++) {
    int distance = strlen (names[i]) > MAX_GUESSED ? G_MAXINT : edit_distance (misspelt, names[i]);

    if (distance < least) {
      least = distance;
      nearest = names[i];
    }
  }

  return nearest;
}

gboolean
studio_json_only_members (const StudioJsonAt *at,
                          const char *const *names,
                          GError **error)
{
  JsonObjectIter iter;
  const char *name;
  const char *hint;
  JsonObject *object;

  g_return_val_if_fail (at != NULL && names != NULL, FALSE);

  if (at->node == NULL || !JSON_NODE_HOLDS_OBJECT (at->node))
    return TRUE;
  object = json_node_get_object (at->node);
  if (object == NULL)
    return TRUE;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, NULL)) {
    if (g_strv_contains (names, name))
      continue;

    hint = nearest_name (name, names);
    if (hint != NULL)
      studio_json_at_error (error, at, _ ("“%s” is not known here; did you mean “%s”?"), name, hint);
    else
      studio_json_at_error (error, at, _ ("“%s” is not known here"), name);
    return FALSE;
  }

  return TRUE;
}

const char *
studio_json_peek_string (JsonObject *object,
                         const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}
