#include "config.h"

#include "secret-service.h"

#include <string.h>

#define ROOT "/org/freedesktop/secrets"
#define COLLECTION ROOT "/aliases/default"
#define ITEMS ROOT "/collection/satu/"
#define PROMPT ROOT "/prompt/satu"
#define SERVICE_INTERFACE "org.freedesktop.Secret.Service"

static const char description[] =
    "<node>"
    "<interface name='org.freedesktop.Secret.Service'>"
    "<method name='OpenSession'><arg type='s'/><arg type='v'/><arg type='v' direction='out'/><arg type='o' direction='out'/></method>"
    "<method name='SearchItems'><arg type='a{ss}'/><arg type='ao' direction='out'/><arg type='ao' direction='out'/></method>"
    "<method name='Unlock'><arg type='ao'/><arg type='ao' direction='out'/><arg type='o' direction='out'/></method>"
    "<method name='GetSecrets'><arg type='ao'/><arg type='o'/><arg type='a{o(oayays)}' direction='out'/></method>"
    "<method name='ReadAlias'><arg type='s'/><arg type='o' direction='out'/></method>"
    "<property name='Collections' type='ao' access='read'/>"
    "</interface>"
    "<interface name='org.freedesktop.Secret.Collection'>"
    "<method name='CreateItem'><arg type='a{sv}'/><arg type='(oayays)'/><arg type='b'/><arg type='o' direction='out'/><arg type='o' direction='out'/></method>"
    "<property name='Locked' type='b' access='read'/>"
    "</interface>"
    "<interface name='org.freedesktop.Secret.Item'>"
    "<method name='GetSecret'><arg type='o'/><arg type='(oayays)' direction='out'/></method>"
    "<method name='Delete'><arg type='o' direction='out'/></method>"
    "<property name='Locked' type='b' access='read'/>"
    "<property name='Attributes' type='a{ss}' access='read'/>"
    "<property name='Label' type='s' access='read'/>"
    "<property name='Created' type='t' access='read'/>"
    "<property name='Modified' type='t' access='read'/>"
    "</interface>"
    "<interface name='org.freedesktop.Secret.Prompt'>"
    "<method name='Prompt'><arg type='s'/></method>"
    "<signal name='Completed'><arg type='b'/><arg type='v'/></signal>"
    "</interface>"
    "</node>";

typedef struct
{
  char *path;
  GVariant *attributes;
  GBytes *value;
  guint id;
} Item;

struct _SecretService
{
  int locked;
  gboolean unlocking; /* the question that was asked last */
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  GDBusNodeInfo *node;
  GDBusConnection *connection;
  GPtrArray *items; /* Item */
  guint n;
  GMutex lock;
  GCond cond;
  gboolean ready;
  int prompts;
};

static const GDBusInterfaceVTable table;

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->path);
  g_variant_unref (item->attributes);
  g_bytes_unref (item->value);
  g_free (item);
}

static guint
offer (SecretService *self,
       const char *path,
       const char *interface)
{
  g_autoptr (GError) error = NULL;
  guint id = g_dbus_connection_register_object (self->connection, path, g_dbus_node_info_lookup_interface (self->node, interface), &table, self, NULL, &error);

  g_assert_no_error (error);
  return id;
}

static gboolean
is_locked (SecretService *self)
{
  return g_atomic_int_get (&self->locked);
}

static gboolean
fits (const Item *item,
      GVariant *asked)
{
  GVariantIter iter;
  const char *name, *value, *own;

  g_variant_iter_init (&iter, asked);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &value)) {
    if (!g_variant_lookup (item->attributes, name, "&s", &own) || !g_str_equal (own, value))
      return FALSE;
  }
  return TRUE;
}

static Item *
find (SecretService *self,
      const char *path)
{
  for (guint i = 0; i < self->items->len; i++) {
    Item *item = g_ptr_array_index (self->items, i);

    if (g_str_equal (item->path, path))
      return item;
  }
  return NULL;
}

static GVariant *
search (SecretService *self,
        GVariant *parameters)
{
  g_autoptr (GVariant) asked = g_variant_get_child_value (parameters, 0);
  GVariantBuilder found, none;

  g_variant_builder_init (&found, G_VARIANT_TYPE ("ao"));
  g_variant_builder_init (&none, G_VARIANT_TYPE ("ao"));
  for (guint i = 0; i < self->items->len; i++) {
    const Item *item = g_ptr_array_index (self->items, i);

    if (fits (item, asked))
      g_variant_builder_add (&found, "o", item->path);
  }
  return is_locked (self) ? g_variant_new ("(aoao)", &none, &found) : g_variant_new ("(aoao)", &found, &none);
}

static GVariant *
make_secret (const Item *item,
             const char *session)
{
  gsize size = 0;
  const void *bytes = g_bytes_get_data (item->value, &size);

  return g_variant_new ("(o@ay@ays)", session, g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, NULL, 0, 1), g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, bytes, size, 1), "text/plain");
}

static GVariant *
give (SecretService *self,
      GVariant *parameters)
{
  g_autoptr (GVariantIter) paths = NULL;
  const char *path, *session;
  GVariantBuilder secrets;

  g_variant_get (parameters, "(ao&o)", &paths, &session);
  g_variant_builder_init (&secrets, G_VARIANT_TYPE ("a{o(oayays)}"));
  while (g_variant_iter_next (paths, "&o", &path)) {
    const Item *item = find (self, path);

    if (item != NULL)
      g_variant_builder_add (&secrets, "{o@(oayays)}", path, make_secret (item, session));
  }
  return g_variant_new ("(a{o(oayays)})", &secrets);
}

static void
withdraw (SecretService *self,
          Item *item)
{
  g_dbus_connection_unregister_object (self->connection, item->id);
  g_ptr_array_remove (self->items, item);
}

/* The same attributes: the new secret takes the old one's place. */
static GVariant *
create (SecretService *self,
        GVariant *parameters)
{
  g_autoptr (GVariant) properties = g_variant_get_child_value (parameters, 0), secret = g_variant_get_child_value (parameters, 1);
  g_autoptr (GVariant) value = g_variant_get_child_value (secret, 2);
  Item *item;

  self->unlocking = FALSE;
  if (is_locked (self))
    return g_variant_new ("(oo)", "/", PROMPT);
  item = g_new0 (Item, 1);
  item->path = g_strdup_printf (ITEMS "%u", ++self->n);
  item->attributes = g_variant_lookup_value (properties, "org.freedesktop.Secret.Item.Attributes", G_VARIANT_TYPE ("a{ss}"));
  item->value = g_variant_get_data_as_bytes (value);
  for (guint i = self->items->len; i > 0; i--) {
    if (fits (g_ptr_array_index (self->items, i - 1), item->attributes))
      withdraw (self, g_ptr_array_index (self->items, i - 1));
  }
  item->id = offer (self, item->path, "org.freedesktop.Secret.Item");
  g_ptr_array_add (self->items, item);
  return g_variant_new ("(oo)", item->path, "/");
}

static void
dismiss (SecretService *self)
{
  g_atomic_int_inc (&self->prompts);
  g_dbus_connection_emit_signal (self->connection, NULL, PROMPT, "org.freedesktop.Secret.Prompt", "Completed", g_variant_new ("(bv)", TRUE, self->unlocking ? g_variant_new_objv (NULL, 0) : g_variant_new_object_path ("/")), NULL);
}

static void
called (GDBusConnection *connection,
        const char *sender,
        const char *path,
        const char *interface,
        const char *method,
        GVariant *parameters,
        GDBusMethodInvocation *invocation,
        gpointer data)
{
  SecretService *self = data;
  const char *said;
  GVariant *answer = NULL;

  if (g_str_equal (method, "OpenSession")) {
    g_variant_get_child (parameters, 0, "&s", &said);
    if (!g_str_equal (said, "plain")) {
      g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.DBus.Error.NotSupported", "plain only");
      return;
    }
    answer = g_variant_new ("(vo)", g_variant_new_string (""), ROOT "/session/satu");
  } else if (g_str_equal (method, "SearchItems")) {
    answer = search (self, parameters);
  } else if (g_str_equal (method, "Unlock")) {
    self->unlocking = TRUE;
    answer = g_variant_new_parsed ("(@ao [], %o)", is_locked (self) ? PROMPT : "/");
  } else if (g_str_equal (method, "GetSecrets")) {
    answer = give (self, parameters);
  } else if (g_str_equal (method, "ReadAlias")) {
    answer = g_variant_new ("(o)", COLLECTION);
  } else if (g_str_equal (method, "CreateItem")) {
    answer = create (self, parameters);
  } else if (g_str_equal (method, "GetSecret") && is_locked (self)) {
    g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.Secret.Error.IsLocked", "locked");
    return;
  } else if (g_str_equal (method, "GetSecret")) {
    g_variant_get_child (parameters, 0, "&o", &said);
    answer = g_variant_new ("(@(oayays))", make_secret (find (self, path), said));
  } else if (g_str_equal (method, "Delete")) {
    withdraw (self, find (self, path));
    answer = g_variant_new ("(o)", "/");
  } else if (g_str_equal (method, "Prompt")) {
    dismiss (self);
  }
  g_dbus_method_invocation_return_value (invocation, answer);
}

static GVariant *
asked (GDBusConnection *connection,
       const char *sender,
       const char *path,
       const char *interface,
       const char *property,
       GError **error,
       gpointer data)
{
  SecretService *self = data;
  const Item *item = find (self, path);

  if (g_str_equal (property, "Locked"))
    return g_variant_new_boolean (is_locked (self));
  if (g_str_equal (property, "Attributes"))
    return g_variant_ref (item->attributes);
  if (g_str_equal (property, "Label"))
    return g_variant_new_string ("Pemda Studio");
  if (g_str_equal (property, "Collections"))
    return g_variant_new_parsed ("[%o]", COLLECTION);
  return g_variant_new_uint64 (0);
}

static const GDBusInterfaceVTable table = { called, asked, NULL, { NULL } };

static void
tell_ready (SecretService *self)
{
  g_mutex_lock (&self->lock);
  self->ready = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->lock);
}

static gpointer
serve (gpointer data)
{
  SecretService *self = data;
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) owned = NULL;

  g_main_context_push_thread_default (self->context);
  self->connection = g_dbus_connection_new_for_address_sync (address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);
  offer (self, ROOT, SERVICE_INTERFACE);
  offer (self, COLLECTION, "org.freedesktop.Secret.Collection");
  offer (self, PROMPT, "org.freedesktop.Secret.Prompt");
  owned = g_dbus_connection_call_sync (self->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName", g_variant_new ("(su)", "org.freedesktop.secrets", 0), NULL, 0, -1, NULL, &error);
  g_assert_no_error (error);
  tell_ready (self);
  g_main_loop_run (self->loop);
  g_dbus_connection_close_sync (self->connection, NULL, NULL);
  g_clear_object (&self->connection);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

SecretService *
secret_service_start (gboolean locked)
{
  SecretService *self = g_new0 (SecretService, 1);

  self->locked = locked;
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->node = g_dbus_node_info_new_for_xml (description, NULL);
  self->items = g_ptr_array_new_with_free_func (item_free);
  g_mutex_init (&self->lock);
  g_cond_init (&self->cond);
  self->thread = g_thread_new ("secrets", serve, self);
  g_mutex_lock (&self->lock);
  while (!self->ready)
    g_cond_wait (&self->cond, &self->lock);
  g_mutex_unlock (&self->lock);
  return self;
}

void
secret_service_stop (SecretService *self)
{
  g_main_loop_quit (self->loop);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_dbus_node_info_unref (self->node);
  g_ptr_array_unref (self->items);
  g_cond_clear (&self->cond);
  g_mutex_clear (&self->lock);
  g_free (self);
}

void
secret_service_lock (SecretService *self)
{
  g_atomic_int_set (&self->locked, TRUE);
}

guint
secret_service_count_prompts (SecretService *self)
{
  return (guint) g_atomic_int_get (&self->prompts);
}

guint
secret_service_count_items (SecretService *self)
{
  return self->items->len;
}
