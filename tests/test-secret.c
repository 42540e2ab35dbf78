#include "config.h"

#include "studio-secret.h"

static const struct
{
  const char *text;
  gboolean secret;
} cases[] = {
  { "sandi: rahasia123", TRUE },
  { "Sandi:rahasia", TRUE },
  { "Kata sandi akun ini adalah Bupati2026", TRUE },
  { "password = merdeka", TRUE },
  { "password merdeka45", TRUE },
  { "pass:Adpim", TRUE },
  { "PIN 482913", TRUE },
  { "kode pemulihan: 1234-5678", TRUE },
  { "OTP: 4821", TRUE },
  { "Pakai Paser#2026 ya", TRUE },
  { "k0pi+Susu9", TRUE },
  { "P@ser2026", TRUE },
  { "sandi baru (Dinkes!77x)", TRUE },
  { "", FALSE },
  { "Sandi sudah diganti oleh operator baru.", FALSE },
  { "Kata sandi tidak dicatat di sini.", FALSE },
  { "Kata sandi telah diganti dan verifikasi dua langkah menyala.", FALSE },
  { "Surel pemulihan: dinkes@paserkab.go.id", FALSE },
  { "https://www.instagram.com/dinkes_paser?igsh=abc123", FALSE },
  { "Telepon 0812-3456-7890, NIP 198703122010011005", FALSE },
  { "Surat nomor 480/123/Diskominfo/2026", FALSE },
  { "Ponsel Samsung A54 dan laptop ASUS X441B", FALSE },
  { "Akun @dinkespaser2026 dikelola berdua", FALSE },
  { "Pukul 14:30 di ruang rapat", FALSE },
  { "Kode pos 76251", FALSE },
  { "Tagar #PaserTuntas2026", FALSE },
};

static void
test_find (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    if (studio_secret_is_in (cases[i].text) != cases[i].secret)
      g_error ("“%s” %s", cases[i].text, cases[i].secret ? "was not found" : "is no secret");
  }
}

/* What was kept of a password before it was seen to be one goes, and nothing else, however long it is. */
static void
test_cut (void)
{
  static const struct
  {
    const char *kept, *refused, *left;
  } cuts[] = {
    { "sandi: Rah", "sandi: Raha", "sandi:" },
    { "sandi:", "sandi: Rahasia99", "sandi:" },
    { "Akun lama, sandi: Rah", "Akun lama, sandi: Raha", "Akun lama, sandi:" },
    { "Akun lama, sandi:", "Akun lama, sandi: Rahasia", "Akun lama, sandi:" },
    { "k0pi+Su", "k0pi+Sus", "" },
    { "Kata k0pi+Su lalu selesai", "Kata k0pi+Sus lalu selesai", "Kata  lalu selesai" },
    { "kode 12345", "kode 123456", "kode" },
    { "", "Paser#2026", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++) {
    g_autofree char *left = studio_secret_cut (cuts[i].kept, cuts[i].refused);

    g_assert_cmpstr (left, ==, cuts[i].left);
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/secret/find", test_find);
  g_test_add_func ("/secret/cut", test_cut);

  return g_test_run ();
}
