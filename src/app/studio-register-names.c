#include "config.h"

#include "studio-register-names.h"

#include "studio-library-records.h"
#include "studio-register.h"

static const char *
text_or_null (StudioRecord *record,
              const char *member)
{
  const char *text = studio_record_get_text (record, member);

  return *text != '\0' ? text : NULL;
}

static void
add_person (StudioNames *names,
            StudioRecord *record)
{
  g_autofree char *name = studio_register_make_name (STUDIO_REGISTER_PEOPLE, record->root);
  const StudioNamesPerson person = {
    .name = name,
    .plain = (char *) studio_record_get_text (record, "name"),
    .post = (char *) text_or_null (record, "post"),
    .behalf = (char *) text_or_null (record, "behalf"),
    .from = studio_register_get_day (record->root, "from"),
    .to = studio_register_get_day (record->root, "to"),
  };

  if (*studio_record_get_text (record, "name") != '\0')
    studio_names_add_person (names, &person);
}

static void
add_place (StudioNames *names,
           StudioRecord *record)
{
  g_autofree char *full = studio_register_make_name (STUDIO_REGISTER_PLACES, record->root);

  studio_names_add_place (names, studio_record_get_text (record, "name"));
  if (!g_str_equal (full, studio_record_get_text (record, "name")))
    studio_names_add_word (names, full);
}

StudioNames *
studio_register_names_make (GPtrArray *people,
                            GPtrArray *places,
                            GPtrArray *offices,
                            GPtrArray *accounts)
{
  StudioNames *names;

  g_return_val_if_fail (people != NULL && places != NULL && offices != NULL && accounts != NULL, NULL);

  names = studio_names_new ();
  for (guint i = 0; i < people->len; i++)
    add_person (names, g_ptr_array_index (people, i));
  for (guint i = 0; i < places->len; i++)
    add_place (names, g_ptr_array_index (places, i));
  for (guint i = 0; i < offices->len; i++) {
    studio_names_add_word (names, studio_record_get_text (g_ptr_array_index (offices, i), "name"));
    studio_names_add_word (names, studio_record_get_text (g_ptr_array_index (offices, i), "short"));
  }
  for (guint i = 0; i < accounts->len; i++) {
    StudioRecord *account = g_ptr_array_index (accounts, i);

    if (g_str_equal (studio_record_get_text (account, "type"), "personal"))
      studio_names_add_personal (names, studio_record_get_text (account, "handle"));
  }
  return names;
}

void
studio_register_names_install (GPtrArray *people,
                               GPtrArray *places,
                               GPtrArray *offices,
                               GPtrArray *accounts)
{
  studio_names_install (studio_register_names_make (people, places, offices, accounts));
}
