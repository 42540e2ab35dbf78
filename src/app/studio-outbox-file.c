#include "config.h"

#include "studio-outbox-file.h"

#include "studio-error.h"
#include "studio-sha256.h"

struct _StudioOutboxFile
{
  GObject parent;

  StudioOutboxDb *db;
};

static void iface_init (StudioOutboxStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioOutboxFile, studio_outbox_file, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (STUDIO_TYPE_OUTBOX_STORE, iface_init))

static void
studio_outbox_file_finalize (GObject *object)
{
  g_clear_pointer (&STUDIO_OUTBOX_FILE (object)->db, studio_outbox_db_close);

  G_OBJECT_CLASS (studio_outbox_file_parent_class)->finalize (object);
}

static void
studio_outbox_file_class_init (StudioOutboxFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_outbox_file_finalize;
}

static void
studio_outbox_file_init (StudioOutboxFile *self)
{
}

StudioOutboxFile *
studio_outbox_file_new (const char *folder,
                        GError **error)
{
  StudioOutboxDb *db = studio_outbox_db_open (folder, error);
  StudioOutboxFile *self;

  if (db == NULL)
    return NULL;
  self = g_object_new (STUDIO_TYPE_OUTBOX_FILE, NULL);
  self->db = db;

  return self;
}

static void
set_text (JsonObject *object,
          const char *name,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

/* Times are whole numbers of seconds, far below the 53 bits that the reader takes. */
static StudioOutboxRow *
make_row (const StudioOutboxTarget *target)
{
  JsonObject *object = json_object_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);

  set_text (object, "post", target->post);
  set_text (object, "account", target->account);
  set_text (object, "platform", target->platform);
  json_object_set_member (object, "content", json_node_ref (target->content));
  json_object_set_int_member (object, "not_before", target->not_before);
  json_object_set_int_member (object, "zone", target->zone);
  json_object_set_boolean_member (object, "late_allowed", target->late_allowed);
  json_object_set_boolean_member (object, "prepared", target->prepared);
  if (target->marks != NULL)
    json_object_set_member (object, "marks", json_node_ref (target->marks));
  json_object_set_int_member (object, "tries", target->tries);
  json_object_set_int_member (object, "first_try", target->first_try);
  json_object_set_int_member (object, "next_try", target->next_try);
  set_text (object, "remote_id", target->remote_id);
  set_text (object, "permalink", target->permalink);
  set_text (object, "outcome", studio_outcome_get_name (target->outcome));
  set_text (object, "code", target->code);
  set_text (object, "message", target->message);
  set_text (object, "detail", target->detail);
  json_node_take_object (root, object);

  return studio_outbox_row_new (target->id, studio_outbox_state_get_name (target->state), target->lease_owner, target->lease_until, root);
}

static gint64
get_time (const StudioJsonAt *at,
          const char *name)
{
  double value = 0;

  return studio_json_get_double (at, name, FALSE, &value, NULL) ? (gint64) value : 0;
}

static char *
dup_text (const StudioJsonAt *at,
          const char *name)
{
  const char *text = NULL;

  return studio_json_get_string (at, name, FALSE, &text, NULL) ? g_strdup (text) : NULL;
}

static void
read_rest (StudioOutboxTarget *target,
           const StudioJsonAt *at)
{
  StudioJsonAt marks;
  g_autofree char *outcome = dup_text (at, "outcome");

  target->not_before = get_time (at, "not_before");
  target->zone = (int) get_time (at, "zone");
  target->tries = (int) get_time (at, "tries");
  target->first_try = get_time (at, "first_try");
  target->next_try = get_time (at, "next_try");
  studio_json_get_boolean (at, "late_allowed", FALSE, &target->late_allowed, NULL);
  studio_json_get_boolean (at, "prepared", FALSE, &target->prepared, NULL);
  if (studio_json_get_object (at, "marks", FALSE, &marks, NULL) && marks.node != NULL)
    target->marks = json_node_ref (marks.node);
  target->remote_id = dup_text (at, "remote_id");
  target->permalink = dup_text (at, "permalink");
  target->code = dup_text (at, "code");
  target->message = dup_text (at, "message");
  target->detail = dup_text (at, "detail");
  if (!studio_outcome_from_name (outcome, &target->outcome))
    target->outcome = STUDIO_OUTCOME_UNCERTAIN;
}

static StudioOutboxTarget *
read_target (const StudioOutboxRow *row,
             GError **error)
{
  StudioJsonAt at = studio_json_at_root ("outbox.db", row->root);
  StudioJsonAt content;
  const char *post = NULL;
  const char *account = NULL;
  const char *platform = NULL;
  StudioOutboxState state;
  StudioOutboxTarget *target;

  if (!studio_json_get_string (&at, "post", TRUE, &post, error) || !studio_json_get_string (&at, "account", TRUE, &account, error) ||
      !studio_json_get_string (&at, "platform", TRUE, &platform, error) || !studio_json_get_object (&at, "content", TRUE, &content, error))
    return NULL;
  if (!studio_outbox_state_from_name (row->state, &state)) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, "outbox.db: %s", row->state);
    return NULL;
  }
  target = studio_outbox_target_new (row->id, post, account, platform, content.node);
  target->state = state;
  target->lease_owner = g_strdup (row->lease_owner);
  target->lease_until = row->lease_until;
  read_rest (target, &at);

  return target;
}

gboolean
studio_outbox_file_queue (StudioOutboxFile *self,
                          GPtrArray *targets,
                          GPtrArray *pictures,
                          GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_outbox_row_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < targets->len; i++)
    g_ptr_array_add (rows, make_row (g_ptr_array_index (targets, i)));
  for (guint i = 0; i < pictures->len; i++)
    g_ptr_array_add (names, studio_sha256 (g_ptr_array_index (pictures, i)));
  g_ptr_array_add (names, NULL);

  return studio_outbox_db_add (self->db, rows, (const char *const *) names->pdata, pictures, error);
}

/* @rows: (transfer full) (nullable) */
static GPtrArray *
read_targets (GPtrArray *taken)
{
  g_autoptr (GPtrArray) rows = taken;
  GPtrArray *targets;

  if (rows == NULL)
    return NULL;
  targets = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_outbox_target_free);
  for (guint i = 0; i < rows->len; i++) {
    StudioOutboxTarget *target = read_target (g_ptr_array_index (rows, i), NULL);

    if (target != NULL)
      g_ptr_array_add (targets, target);
  }

  return targets;
}

gboolean
studio_outbox_file_archive (StudioOutboxFile *self,
                            const StudioOutboxTarget *target,
                            gint64 before,
                            GError **error)
{
  JsonNode *pictures = json_object_get_member (json_node_get_object (target->content), "pictures");
  JsonArray *list = pictures != NULL && JSON_NODE_HOLDS_ARRAY (pictures) ? json_node_get_array (pictures) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++) {
    JsonNode *picture = json_array_get_element (list, i);
    const char *name = JSON_NODE_HOLDS_OBJECT (picture) ? studio_json_peek_string (json_node_get_object (picture), "name") : NULL;

    if (name != NULL)
      g_ptr_array_add (names, (gpointer) name);
  }
  g_ptr_array_add (names, NULL);

  return studio_outbox_db_archive (self->db, target->id, studio_outbox_state_get_name (target->state), before, (const char *const *) names->pdata, error);
}

static GPtrArray *
list (StudioOutboxStore *store,
      GError **error)
{
  return read_targets (studio_outbox_db_list (STUDIO_OUTBOX_FILE (store)->db, FALSE, error));
}

static GPtrArray *
list_all (StudioOutboxStore *store,
          GError **error)
{
  return read_targets (studio_outbox_db_list (STUDIO_OUTBOX_FILE (store)->db, TRUE, error));
}

static StudioOutboxTarget *
load (StudioOutboxStore *store,
      const char *id,
      GError **error)
{
  g_autoptr (StudioOutboxRow) row = studio_outbox_db_get (STUDIO_OUTBOX_FILE (store)->db, id, error);

  return row != NULL ? read_target (row, error) : NULL;
}

static gboolean
claim (StudioOutboxStore *store,
       const StudioOutboxTarget *before,
       const StudioOutboxTarget *target,
       GError **error)
{
  g_autoptr (StudioOutboxRow) row = make_row (target);

  return studio_outbox_db_put (STUDIO_OUTBOX_FILE (store)->db, row, studio_outbox_state_get_name (before->state), before->lease_owner, before->lease_until, error);
}

static gboolean
save (StudioOutboxStore *store,
      const StudioOutboxTarget *target,
      const char *owner,
      GError **error)
{
  g_autoptr (StudioOutboxRow) row = make_row (target);

  return studio_outbox_db_put (STUDIO_OUTBOX_FILE (store)->db, row, NULL, owner, 0, error);
}

static JsonNode *
make_attempt (const StudioOutboxAttempt *attempt)
{
  JsonObject *object = json_object_new ();
  JsonNode *root = json_node_new (JSON_NODE_OBJECT);

  set_text (object, "phase", attempt->phase);
  set_text (object, "fingerprint", attempt->fingerprint);
  json_object_set_int_member (object, "started", attempt->started);
  if (attempt->finished != 0) {
    json_object_set_int_member (object, "finished", attempt->finished);
    json_object_set_int_member (object, "bytes_sent", attempt->bytes_sent);
    json_object_set_int_member (object, "bytes_total", attempt->bytes_total);
    json_object_set_int_member (object, "status", attempt->status);
    set_text (object, "outcome", studio_outcome_get_name (attempt->outcome));
  }
  json_node_take_object (root, object);

  return root;
}

static gboolean
add_attempt (StudioOutboxStore *store,
             StudioOutboxAttempt *attempt,
             GError **error)
{
  g_autoptr (JsonNode) root = make_attempt (attempt);

  return studio_outbox_db_add_attempt (STUDIO_OUTBOX_FILE (store)->db, attempt->target, root, &attempt->number, error);
}

static gboolean
end_attempt (StudioOutboxStore *store,
             const StudioOutboxAttempt *attempt,
             GError **error)
{
  g_autoptr (JsonNode) root = make_attempt (attempt);

  return studio_outbox_db_end_attempt (STUDIO_OUTBOX_FILE (store)->db, attempt->target, attempt->number, root, error);
}

static GBytes *
load_picture (StudioOutboxStore *store,
              const char *name,
              GError **error)
{
  return studio_outbox_db_load_picture (STUDIO_OUTBOX_FILE (store)->db, name, error);
}

static void
iface_init (StudioOutboxStoreInterface *iface)
{
  iface->list = list;
  iface->list_all = list_all;
  iface->load = load;
  iface->claim = claim;
  iface->save = save;
  iface->add_attempt = add_attempt;
  iface->end_attempt = end_attempt;
  iface->load_picture = load_picture;
}
