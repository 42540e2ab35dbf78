#pragma once

#include "studio-brand.h"
#include "studio-date.h"

G_BEGIN_DECLS

/*
 * What an office fills in about itself (docs/brand-format.md, "The office"); shipped brands name no person. All strings belong to the brand.
 */

/** StudioAccount: @platform: "instagram", "tiktok", …; @handle: with @ where the platform has it; @office: (nullable): another office that has it */
typedef struct
{
  const char *platform;
  const char *handle;
  const char *office;
} StudioAccount;

typedef enum {
  STUDIO_CONTACT_PHONE,
  STUDIO_CONTACT_EMAIL,
  STUDIO_CONTACT_SITE,
  STUDIO_CONTACT_ADDRESS,
} StudioContactKind;

/** StudioContact: one that may stand in posts. @label: (nullable) */
typedef struct
{
  StudioContactKind kind;
  const char *value;
  const char *label;
} StudioContact;

/** StudioPerson: a name as it is to be spelled. @post: (nullable); @from, @to: the term, not valid where nothing is said */
typedef struct
{
  const char *name;
  const char *post;
  GDate from, to;
} StudioPerson;

/** Returns: (transfer none) (element-type StudioAccount) */
GPtrArray *studio_brand_list_accounts (StudioBrand *self);
/** Returns: (transfer none) (element-type StudioContact): the only telephone numbers and addresses the office answers to; empty: nothing was said. */
GPtrArray *studio_brand_list_contacts (StudioBrand *self);
/** Whether @value, however it is written ("0812-3456 789", "+62 812…", "HTTPS://…/"), is one of the contacts or accounts. */
gboolean studio_brand_knows_contact (StudioBrand *self, const char *value);
/** Returns: (transfer none) (element-type StudioPerson) */
GPtrArray *studio_brand_list_people (StudioBrand *self);
/** Returns: (transfer none) (element-type utf8): names of places as they are to be spelled */
GPtrArray *studio_brand_list_places (StudioBrand *self);
/** Returns: (nullable): "WIB", "WITA" or "WIT" */
const char *studio_brand_get_zone (StudioBrand *self);

G_END_DECLS
