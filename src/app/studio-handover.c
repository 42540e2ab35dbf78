#include "config.h"

#include "studio-handover.h"

#include <glib/gi18n-lib.h>

#include "studio-date.h"
#include "studio-moment.h"
#include "studio-record-read-private.h"
#include "studio-secret.h"

#define MAX_TEXT 200
#define MAX_NOTE 2000

static const char *
text (JsonNode *root,
      const char *path)
{
  return _studio_record_text (root, path);
}

static gboolean
has (JsonNode *root,
     const char *path)
{
  return *text (root, path) != '\0';
}

/* --- the record --- */

JsonNode *
studio_handover_new (const GDate *date,
                     const char *place)
{
  g_autofree char *iso = NULL;
  JsonObject *object = json_object_new ();
  JsonNode *root = json_node_new (JSON_NODE_OBJECT);

  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  iso = studio_date_to_iso (date);
  json_object_set_string_member (object, "date", iso);
  json_object_set_string_member (object, "place", place != NULL ? place : "");
  json_node_take_object (root, object);
  json_node_seal (root);
  return root;
}

const char *
studio_handover_refuse (const char *words)
{
  g_return_val_if_fail (words != NULL, NULL);

  return studio_secret_is_in (words) ? _ ("Passwords and codes are not written here. Say only that they were changed.") : NULL;
}

static gboolean
check_secrets (const StudioJsonAt *at,
               const char *const *paths,
               GError **error)
{
  for (gsize i = 0; paths[i] != NULL; i++) {
    const char *refusal = studio_handover_refuse (text (at->node, paths[i]));

    if (refusal != NULL) {
      studio_json_at_error (error, at, "%s: %s", paths[i], refusal);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
check_object (const StudioJsonAt *at,
              const char *name,
              const char *const *texts,
              const char *const *flags,
              GError **error)
{
  StudioJsonAt child;

  if (!studio_json_get_object (at, name, FALSE, &child, error))
    return FALSE;
  return child.node == NULL || (_studio_record_check_texts (&child, texts, MAX_TEXT, error) && _studio_record_check_flags (&child, flags, error));
}

gboolean
studio_handover_check (const char *source,
                       JsonNode *root,
                       GError **error)
{
  static const char *const texts[] = { "place", "number", "account", "platform", "handle", "link", "office", NULL }, *const note[] = { "note", NULL };
  static const char *const flags[] = { "password", "devices", "sessions", "looked", NULL }, *const none[] = { NULL }, *const moved[] = { "moved", NULL };
  static const char *const person[] = { "name", "nip", "post", "phone", NULL }, *const twofactor[] = { "state", "method", "to", NULL };
  static const char *const recovery[] = { "email", "phone", NULL }, *const scheduled[] = { "at", "title", NULL }, *const witness[] = { "name", "post", NULL };
  static const char *const secrets[] = { "note", "number", "handle", "twofactor/method", "twofactor/to", "recovery/email", "recovery/phone", NULL };
  StudioJsonAt at = studio_json_at_root (source, root);

  g_return_val_if_fail (root != NULL, FALSE);

  if (!JSON_NODE_HOLDS_OBJECT (root)) {
    studio_json_at_error (error, &at, _ ("must be an object"));
    return FALSE;
  }
  return _studio_record_check_texts (&at, texts, MAX_TEXT, error) && _studio_record_check_texts (&at, note, MAX_NOTE, error) &&
         _studio_record_check_flags (&at, flags, error) && _studio_record_check_day (&at, "date", error) && _studio_record_check_day (&at, "done", error) &&
         check_object (&at, "from", person, none, error) && check_object (&at, "to", person, none, error) && check_object (&at, "second", person, none, error) &&
         check_object (&at, "twofactor", twofactor, none, error) && check_object (&at, "recovery", recovery, moved, error) &&
         _studio_record_check_list (&at, "scheduled", scheduled, MAX_TEXT, STUDIO_HANDOVER_MAX_SCHEDULED, error) &&
         _studio_record_check_list (&at, "witnesses", witness, MAX_TEXT, STUDIO_HANDOVER_MAX_WITNESSES, error) && check_secrets (&at, secrets, error);
}

char *
studio_handover_name (JsonNode *root)
{
  g_return_val_if_fail (root != NULL, NULL);

  return g_strstrip (g_strdup_printf ("%s %s", text (root, "platform"), text (root, "handle")));
}

/* --- steps --- */

static guint
count_list (JsonNode *root,
            const char *name)
{
  JsonNode *node = studio_json_lookup (root, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 0;
}

static gboolean
has_witness (JsonNode *root)
{
  guint length = count_list (root, "witnesses");

  for (guint i = 0; i < length; i++) {
    g_autofree char *path = g_strdup_printf ("witnesses/%u/name", i);

    if (has (root, path))
      return TRUE;
  }
  return FALSE;
}

static void
add_step (GArray *steps,
          gboolean done,
          gboolean required,
          const char *title,
          const char *hint)
{
  const StudioHandoverStep step = { title, hint, done, required };

  g_array_append_val (steps, step);
}

GArray *
studio_handover_list_steps (JsonNode *root)
{
  GArray *steps;
  gboolean two = has (root, "to/name") && has (root, "second/name");

  g_return_val_if_fail (root != NULL, NULL);

  steps = g_array_new (FALSE, FALSE, sizeof (StudioHandoverStep));
  add_step (steps, has (root, "platform") && has (root, "handle"), TRUE, _ ("The account is named"), _ ("Choose the account, or write its platform and name."));
  add_step (steps, has (root, "date") && has (root, "place"), TRUE, _ ("Day and place are set"), _ ("Both stand at the head of the paper."));
  add_step (steps, has (root, "from/name") && has (root, "from/post"), TRUE, _ ("The old operator is named"), _ ("Name and post of who hands over."));
  add_step (steps, has (root, "to/name") && has (root, "to/post"), TRUE, _ ("The new operator is named"), _ ("Name and post of who takes over."));
  add_step (steps, two, FALSE, _ ("A second operator is named"), _ ("With one operator alone the account stops when that person is away. Name a second one."));
  add_step (steps, _studio_record_flag (root, "password"), TRUE, _ ("The new operator changed the password"), _ ("On the new operator's own device. It is not written down anywhere here."));
  add_step (steps, g_str_equal (text (root, "twofactor/state"), "on") && has (root, "twofactor/to"), FALSE, _ ("Two-step verification is with the new operator"),
            _ ("Switch it on, with an app or number of the new operator or the office."));
  add_step (steps, _studio_record_flag (root, "recovery/moved"), TRUE, _ ("Recovery e-mail and phone are the office's"), _ ("Whoever has them can take the account back."));
  add_step (steps, _studio_record_flag (root, "devices"), TRUE, _ ("The old devices are signed out"), _ ("Telephone and computer of the old operator, and tools that post for it."));
  add_step (steps, _studio_record_flag (root, "sessions"), TRUE, _ ("All other sessions are ended"), _ ("In the account's settings, under security."));
  add_step (steps, _studio_record_flag (root, "looked"), FALSE, _ ("Scheduled posts are handed over"), _ ("Go through what is scheduled, here and on the platform."));
  add_step (steps, has_witness (root), FALSE, _ ("A witness is named"), _ ("Such as the head of the section."));
  return steps;
}

guint
studio_handover_count_open (JsonNode *root)
{
  g_autoptr (GArray) steps = studio_handover_list_steps (root);
  guint open = 0;

  for (guint i = 0; i < steps->len; i++) {
    const StudioHandoverStep *step = &g_array_index (steps, StudioHandoverStep, i);

    open += step->required && !step->done;
  }
  return open;
}

/* --- the paper --- */

static void
add_person (JsonObject *data,
            JsonNode *root,
            const char *member,
            const char *word)
{
  static const char *const parts[][2] = { { "name", "nama" }, { "nip", "nip" }, { "post", "jabatan" }, { "phone", "telepon" } };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autofree char *path = g_strconcat (member, "/", parts[i][0], NULL), *token = g_strconcat (word, ".", parts[i][1], NULL);

    json_object_set_string_member (data, token, text (root, path));
  }
}

/* "22 November 2026, 09.00 WITA" */
static char *
word_moment (const char *iso)
{
  g_autofree char *day_text = NULL, *time = NULL;
  gint64 moment;
  int offset, minutes;
  GDate day;

  if (!studio_moment_parse (iso, &moment, &offset))
    return g_strdup (iso);
  studio_moment_to_day (moment, offset, &day, &minutes);
  day_text = studio_date_format (&day, STUDIO_DATE_MEDIUM);
  time = studio_time_format (minutes);
  return g_strchomp (g_strdup_printf ("%s, %s %s", day_text, time, studio_zone_get_name (offset)));
}

/* @list: of @root; its members in English become words of the paper. Entries without any text are left out */
static void
add_rows (JsonObject *data,
          JsonNode *root,
          const char *list,
          const char *word,
          const char *const names[2][2])
{
  JsonArray *rows = json_array_new ();
  guint length = count_list (root, list);

  for (guint i = 0; i < length; i++) {
    JsonObject *row = json_object_new ();
    gboolean any = FALSE;

    for (int n = 0; n < 2; n++) {
      g_autofree char *path = g_strdup_printf ("%s/%u/%s", list, i, names[n][0]);
      g_autofree char *value = g_str_equal (names[n][0], "at") ? word_moment (text (root, path)) : g_strdup (text (root, path));

      any |= *value != '\0';
      json_object_set_string_member (row, names[n][1], value);
    }
    if (any)
      json_array_add_object_element (rows, row);
    else
      json_object_unref (row);
  }
  json_object_set_array_member (data, word, rows);
}

/* Official letters are Indonesian whatever the window speaks, so these are not translated. */
static void
add_state (JsonObject *data,
           JsonNode *root)
{
  const char *state = text (root, "twofactor/state"), *method = text (root, "twofactor/method"), *to = text (root, "twofactor/to");
  gboolean moved = _studio_record_flag (root, "recovery/moved");
  g_autofree char *twofactor = NULL, *email = NULL, *phone = NULL;

  if (g_str_equal (state, "on"))
    twofactor = g_strdup_printf ("aktif%s%s%s%s", *method != '\0' ? " melalui " : "", method, *to != '\0' ? ", dipindahkan kepada " : "", to);
  else
    twofactor = g_strdup (g_str_equal (state, "off") ? "tidak aktif" : "");
  email = g_strdup_printf ("%s%s", text (root, "recovery/email"), has (root, "recovery/email") && moved ? " (milik kantor)" : "");
  phone = g_strdup_printf ("%s%s", text (root, "recovery/phone"), has (root, "recovery/phone") && moved ? " (milik kantor)" : "");
  json_object_set_string_member (data, "sandi", _studio_record_flag (root, "password") ? "telah diganti sendiri oleh PIHAK KEDUA" : "belum diganti");
  json_object_set_string_member (data, "dualangkah", twofactor);
  json_object_set_string_member (data, "pemulihan.surel", email);
  json_object_set_string_member (data, "pemulihan.telepon", phone);
  json_object_set_string_member (data, "perangkatlama", _studio_record_flag (root, "devices") ? "telah dikeluarkan dari akun" : "belum dikeluarkan dari akun");
  json_object_set_string_member (data, "sesi", _studio_record_flag (root, "sessions") ? "telah diakhiri seluruhnya" : "belum diakhiri");
}

JsonNode *
studio_handover_to_paper (JsonNode *root,
                          StudioBrand *brand)
{
  static const char *const scheduled[2][2] = { { "at", "waktu" }, { "title", "judul" } }, *const witnesses[2][2] = { { "name", "nama" }, { "post", "jabatan" } };
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *data = json_object_new ();

  g_return_val_if_fail (root != NULL, NULL);

  json_node_take_object (node, data);
  _studio_record_add_common (data, root, brand != NULL ? studio_brand_get_json (brand) : NULL);
  json_object_set_string_member (data, "akun.platform", text (root, "platform"));
  json_object_set_string_member (data, "akun.nama", text (root, "handle"));
  json_object_set_string_member (data, "akun.tautan", text (root, "link"));
  add_person (data, root, "from", "lama");
  add_person (data, root, "to", "baru");
  add_person (data, root, "second", "kedua");
  add_state (data, root);
  add_rows (data, root, "scheduled", "jadwal", scheduled);
  add_rows (data, root, "witnesses", "saksi", witnesses);
  json_node_seal (node);
  return node;
}

/* --- the account --- */

static void
add_operator (JsonArray *operators,
              const char *name,
              const char *since)
{
  JsonObject *operator;

  for (guint i = 0; i < json_array_get_length (operators); i++) {
    if (g_strcmp0 (studio_json_peek_string (json_array_get_object_element (operators, i), "name"), name) == 0)
      return;
  }
  if (*name == '\0')
    return;
  operator= json_object_new ();
  json_object_set_string_member (operator, "name", name);
  json_object_set_string_member (operator, "since", since);
  json_array_add_object_element (operators, operator);
}

JsonNode *
studio_handover_apply (JsonNode *root,
                       JsonNode *account)
{
  JsonNode *old, *operators;
  JsonArray *array = json_array_new ();
  const char *day = text (root, "date");
  g_autoptr (JsonNode) changed = NULL, noted = NULL;

  g_return_val_if_fail (root != NULL && account != NULL, NULL);

  old = studio_json_lookup (account, "operators");
  for (guint i = 0; old != NULL && JSON_NODE_HOLDS_ARRAY (old) && i < json_array_get_length (json_node_get_array (old)); i++) {
    g_autofree char *name = g_strdup_printf ("operators/%u/name", i), *since = g_strdup_printf ("operators/%u/since", i);

    if (!g_str_equal (text (account, name), text (root, "from/name")))
      add_operator (array, text (account, name), text (account, since));
  }
  add_operator (array, text (root, "to/name"), day);
  add_operator (array, text (root, "second/name"), day);
  operators = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (operators, array);
  changed = studio_json_with_member (account, "operators", operators);
  json_node_unref (operators);
  noted = studio_json_string (day);
  return studio_json_with_member (changed, "handover", noted);
}
