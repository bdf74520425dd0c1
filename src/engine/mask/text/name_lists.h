// Frequent names of persons and words that only look like them: what recognises people whom no roster names.
//
//   is_family_name(U"佐藤");        // true
//   is_latin_name(U"yamada");       // true: how a frequent Japanese name is written in Latin letters
#pragma once

#include <string>
#include <string_view>

namespace sekimori::mask {

bool is_family_name(std::u32string_view kanji);
// Also a place or a word: 千葉, 森. Believed only with an honorific or a given name.
bool is_doubtful_family_name(std::u32string_view kanji);
bool is_given_name(std::u32string_view kanji);  // known, or of the form of one
bool is_latin_name(std::u32string_view lower);  // family or given, Japanese or English
bool is_kana_name(std::u32string_view hiragana);
// In front of an honorific but nobody's name: お客様, 担当者様, 皆様.
bool is_no_name(std::u32string_view before_honorific);
// A noun of business that may stand where a name could: 端末, 製品, 担当.
bool is_common_noun(std::u32string_view kanji);
// A domain of a provider or service that everybody knows: gmail.com, microsoft.com.
bool is_public_domain(std::string_view lower_domain);
// Providers of mailboxes among them: who writes from there is not told by the domain.
bool is_mailbox_provider(std::string_view lower_domain);
// Bodies that everybody knows: IPA, JPCERT/CC, 警察庁.
bool is_public_body(std::u32string_view name);
// info, sales, webmaster ...: the local part of an address that names nobody.
bool is_role_address(std::string_view lower_local_part);

}  // namespace sekimori::mask
