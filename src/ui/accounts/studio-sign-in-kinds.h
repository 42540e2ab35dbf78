#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioSignInGroup:
 * @STUDIO_SIGN_IN_DIRECT: this program publishes there
 * @STUDIO_SIGN_IN_OWN: it does, with an app or permission that the office has to get first
 * @STUDIO_SIGN_IN_BY_HAND: no program can
 */
typedef enum {
  STUDIO_SIGN_IN_DIRECT,
  STUDIO_SIGN_IN_OWN,
  STUDIO_SIGN_IN_BY_HAND,
  STUDIO_N_SIGN_IN_GROUPS,
} StudioSignInGroup;

/**
 * StudioSignInWay:
 * @STUDIO_SIGN_IN_GIVEN: a password or token is typed, and tried at once
 * @STUDIO_SIGN_IN_PERMISSION: WordPress: first the site, then its page of permission, or an application password that is typed
 * @STUDIO_SIGN_IN_OAUTH: first the server, then its page in the browser
 * @STUDIO_SIGN_IN_MANUAL: an entry of the register only
 */
typedef enum {
  STUDIO_SIGN_IN_GIVEN,
  STUDIO_SIGN_IN_PERMISSION,
  STUDIO_SIGN_IN_OAUTH,
  STUDIO_SIGN_IN_MANUAL,
} StudioSignInWay;

/**
 * StudioSignInPart: what an input is for
 * @STUDIO_SIGN_IN_SERVER: studio_publish_account_fill()'s server
 * @STUDIO_SIGN_IN_USER: its user
 * @STUDIO_SIGN_IN_SECRET: studio_publish_account_wrap()'s secret
 * @STUDIO_SIGN_IN_CODE: a code that serves once; asked for only when the platform wants one
 */
typedef enum {
  STUDIO_SIGN_IN_NOTHING,
  STUDIO_SIGN_IN_SERVER,
  STUDIO_SIGN_IN_USER,
  STUDIO_SIGN_IN_SECRET,
  STUDIO_SIGN_IN_CODE,
} StudioSignInPart;

#define STUDIO_SIGN_IN_INPUTS 4
#define STUDIO_SIGN_IN_STEPS 6

/** @label, @hint: to be translated; @hint: (nullable); @optional: may stay empty, and @hint is what holds then */
typedef struct
{
  StudioSignInPart part;
  const char *label;
  const char *hint;
  gboolean optional;
} StudioSignInInput;

/**
 * StudioSignInPage:
 * @steps: what to do first, in order; NULL-terminated, to be translated
 * @button: (nullable): what opens @page, to be translated
 * @page: (nullable): an address; NULL: the one that the server told
 * @inputs: up to the first without a part
 * @local: (nullable): a switch for the setting "local", to be translated
 * @notice: (nullable): what to know beforehand, such as a price; to be translated
 */
typedef struct
{
  const char *steps[STUDIO_SIGN_IN_STEPS];
  const char *button;
  const char *page;
  StudioSignInInput inputs[STUDIO_SIGN_IN_INPUTS + 1];
  const char *local;
  const char *notice;
} StudioSignInPage;

/**
 * StudioSignInKind: how accounts of a platform are signed in. A new platform is a row of the table.
 * @platform: the connector's name; the register's for what is done by hand
 * @name: of the platform; a name of its own is not translated
 * @about: one line, to be translated
 * @pages: one, or two where the second goes on in a browser
 */
typedef struct
{
  const char *platform;
  const char *name;
  const char *about;
  StudioSignInGroup group;
  StudioSignInWay way;
  const StudioSignInPage *pages;
} StudioSignInKind;

/** Returns: the rows in the order they are offered; those of a connector that this program lacks are left out by studio_sign_in_kind_is_offered() */
const StudioSignInKind *studio_sign_in_kinds_list (guint *n);
/** Returns: (nullable) */
const StudioSignInKind *studio_sign_in_kinds_find (const char *platform);
gboolean studio_sign_in_kind_is_offered (const StudioSignInKind *kind);
/** Returns: the group's title, translated */
const char *studio_sign_in_group_get_title (StudioSignInGroup group);

G_END_DECLS
