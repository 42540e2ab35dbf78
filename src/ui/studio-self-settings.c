#include "config.h"

#include "studio-self-settings.h"

#include <gio/gio.h>

#include "studio-gate.h"

StudioSelf *
studio_self_load (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autofree char *name = g_settings_get_string (settings, "person-name");
  g_autofree char *post = g_settings_get_string (settings, "person-post");
  g_autofree char *office = g_settings_get_string (settings, "person-office");
  g_autofree char *role = g_settings_get_string (settings, "person-role");
  StudioRole which = STUDIO_ROLE_OPD;

  studio_role_from_id (role, &which);
  return studio_self_new (name, post, office, which);
}

void
studio_self_save (const StudioSelf *self)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

  g_return_if_fail (self != NULL);

  g_settings_set_string (settings, "person-name", self->name);
  g_settings_set_string (settings, "person-post", self->post);
  g_settings_set_string (settings, "person-office", self->office);
  g_settings_set_string (settings, "person-role", studio_role_get_id (self->role));
  studio_self_tell ();
}

gboolean
studio_self_is_known (void)
{
  g_autoptr (StudioSelf) self = studio_self_load ();

  return *self->name != '\0';
}

static gboolean
setting_is_on (const char *name)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

  return g_settings_get_boolean (settings, name);
}

gboolean
studio_self_only_approved (void)
{
  return setting_is_on ("only-approved");
}

gboolean
studio_self_editor_approves (void)
{
  return setting_is_on ("editor-approves");
}

void
studio_self_tell (void)
{
  g_autoptr (StudioSelf) self = studio_self_load ();

  studio_gate_set_person (self->name);
}
