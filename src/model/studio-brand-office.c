#include "config.h"

#include "studio-brand-office.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-brand-private.h"

/* Far more than an office has; what a hostile file asks for beyond is refused. */
#define MAX_ENTRIES 500

static const char *const zones[] = { "WIB", "WITA", "WIT", NULL };
static const char *const contact_kinds[] = { "phone", "email", "site", "address", NULL };

/* Returns: FALSE if a text that people are to read is blank. */
static gboolean
get_filled (const StudioJsonAt *at,
            const char *member,
            const char **text,
            GError **error)
{
  StudioJsonAt child;

  if (!studio_json_get_string (at, member, TRUE, text, error))
    return FALSE;
  if (strspn (*text, " \t\n") < strlen (*text))
    return TRUE;
  studio_json_at_member (at, member, &child);
  studio_json_at_error (error, &child, _ ("This is empty. Fill it in, or take the entry away."));
  return FALSE;
}

static gboolean
parse_account (StudioBrand *self,
               const StudioJsonAt *at,
               GError **error)
{
  StudioAccount *account = g_new0 (StudioAccount, 1);

  g_ptr_array_add (self->accounts, account);
  return get_filled (at, "platform", &account->platform, error) && get_filled (at, "handle", &account->handle, error) && studio_json_get_string (at, "office", FALSE, &account->office, error);
}

/* Returns: whether @value can be what @kind says; only what is certainly wrong is refused. */
static gboolean
fits (StudioContactKind kind,
      const char *value)
{
  const char *sign = strchr (value, '@');
  guint n_digits = 0;

  for (const char *at = value; *at != '\0'; at++)
    n_digits += g_ascii_isdigit (*at) ? 1 : 0;

  switch (kind) {
  case STUDIO_CONTACT_PHONE:
    return n_digits >= 3;
  case STUDIO_CONTACT_EMAIL:
    return sign != NULL && sign > value && strchr (sign, '.') != NULL && strchr (value, ' ') == NULL;
  case STUDIO_CONTACT_SITE:
    return strchr (value, '.') != NULL && strchr (value, ' ') == NULL;
  case STUDIO_CONTACT_ADDRESS:
    return TRUE;
  }
  g_return_val_if_reached (FALSE);
}

static gboolean
parse_contact (StudioBrand *self,
               const StudioJsonAt *at,
               GError **error)
{
  StudioContact *contact = g_new0 (StudioContact, 1);
  StudioJsonAt child;
  int kind = -1;

  g_ptr_array_add (self->contacts, contact);
  if (!studio_json_get_choice (at, "kind", contact_kinds, &kind, error) ||
      !get_filled (at, "value", &contact->value, error) ||
      !studio_json_get_string (at, "label", FALSE, &contact->label, error))
    return FALSE;
  if (kind < 0) {
    studio_json_at_error (error, at, _ ("“kind” is missing. Write “phone”, “email”, “site” or “address”."));
    return FALSE;
  }

  contact->kind = (StudioContactKind) kind;
  if (fits (contact->kind, contact->value))
    return TRUE;
  studio_json_at_member (at, "value", &child);
  studio_json_at_error (error, &child, _ ("“%s” can't be of the kind “%s”."), contact->value, contact_kinds[kind]);
  return FALSE;
}

static gboolean
parse_person (StudioBrand *self,
              const StudioJsonAt *at,
              GError **error)
{
  StudioPerson *person = g_new0 (StudioPerson, 1);

  g_ptr_array_add (self->people, person);
  return get_filled (at, "name", &person->name, error) &&
         studio_json_get_string (at, "post", FALSE, &person->post, error) &&
         studio_brand_parse_dates (at, &person->from, &person->to, error);
}

typedef gboolean (*ParseEntry) (StudioBrand *self, const StudioJsonAt *at, GError **error);

static gboolean
parse_list (StudioBrand *self,
            const StudioJsonAt *root,
            const char *member,
            ParseEntry parse,
            GError **error)
{
  StudioJsonAt list;
  StudioJsonAt at;

  if (!studio_json_get_array (root, member, FALSE, &list, error))
    return FALSE;
  if (studio_json_at_length (&list) > MAX_ENTRIES) {
    studio_json_at_error (error, &list, _ ("There are more than %d entries here. Take some away."), MAX_ENTRIES);
    return FALSE;
  }
  for (guint i = 0; list.node != NULL && studio_json_at_element (&list, i, &at); i++) {
    if (!parse (self, &at, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
studio_brand_parse_office (StudioBrand *self,
                           const StudioJsonAt *root,
                           GError **error)
{
  int zone = -1;

  self->accounts = g_ptr_array_new_with_free_func (g_free);
  self->contacts = g_ptr_array_new_with_free_func (g_free);
  self->people = g_ptr_array_new_with_free_func (g_free);
  self->places = g_ptr_array_new ();
  if (!studio_json_get_choice (root, "zone", zones, &zone, error))
    return FALSE;
  self->zone = zone >= 0 ? zones[zone] : NULL;
  return parse_list (self, root, "accounts", parse_account, error) &&
         parse_list (self, root, "contacts", parse_contact, error) &&
         parse_list (self, root, "people", parse_person, error) &&
         studio_brand_parse_words (root, "places", self->places, error);
}

GPtrArray *
studio_brand_list_accounts (StudioBrand *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND (self), NULL);

  return self->accounts;
}

GPtrArray *
studio_brand_list_contacts (StudioBrand *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND (self), NULL);

  return self->contacts;
}

GPtrArray *
studio_brand_list_people (StudioBrand *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND (self), NULL);

  return self->people;
}

GPtrArray *
studio_brand_list_places (StudioBrand *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND (self), NULL);

  return self->places;
}

const char *
studio_brand_get_zone (StudioBrand *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND (self), NULL);

  return self->zone;
}

/* Whether @text is made of what telephone numbers are made of. */
static gboolean
is_number (const char *text)
{
  return strspn (text, "+0123456789 -.()/") == strlen (text) && strpbrk (text, "0123456789") != NULL;
}

/* Returns: (transfer full): digits alone, the country's code as the 0 people dial */
static char *
fold_number (const char *text)
{
  GString *digits = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++) {
    if (g_ascii_isdigit (*at))
      g_string_append_c (digits, *at);
  }
  if (g_str_has_prefix (digits->str, "62") && digits->len > 8)
    g_string_replace (digits, "62", "0", 1);
  return g_string_free (digits, FALSE);
}

/* Returns: (transfer full): without what makes no difference where it leads */
static char *
fold_address (const char *text)
{
  static const char *const heads[] = { "https://", "http://", "www.", "@" };
  g_autofree char *small = g_utf8_casefold (text, -1);
  const char *at = g_strstrip (small);
  char *folded;

  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++) {
    if (g_str_has_prefix (at, heads[i]))
      at += strlen (heads[i]);
  }
  folded = g_strdup (at);
  if (g_str_has_suffix (folded, "/"))
    folded[strlen (folded) - 1] = '\0';
  return folded;
}

static gboolean
is_same (const char *one,
         const char *other)
{
  gboolean numbers = is_number (one) && is_number (other);
  g_autofree char *a = numbers ? fold_number (one) : fold_address (one);
  g_autofree char *b = numbers ? fold_number (other) : fold_address (other);

  return g_str_equal (a, b);
}

gboolean
studio_brand_knows_contact (StudioBrand *self,
                            const char *value)
{
  g_return_val_if_fail (STUDIO_IS_BRAND (self) && value != NULL, FALSE);

  for (guint i = 0; i < self->contacts->len; i++) {
    if (is_same (((const StudioContact *) g_ptr_array_index (self->contacts, i))->value, value))
      return TRUE;
  }
  for (guint i = 0; i < self->accounts->len; i++) {
    if (is_same (((const StudioAccount *) g_ptr_array_index (self->accounts, i))->handle, value))
      return TRUE;
  }
  return FALSE;
}
