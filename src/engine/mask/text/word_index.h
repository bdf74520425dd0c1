// Known words (names, domains, numbers of members and of this report's recipients) found in a text in one pass.
//
//   WordIndex words;
//   words.add({.tight = tight_word("田中精工"), .identifier = Identifier::organisation, .subject = "org:m-001"});
//   words.build();
//   words.find(view, [&](const Word& word, std::size_t first, std::size_t end) { ... });   // characters of the view
//
// Words are compared tight (text/tight.h). Short ones must stand by themselves: how exactly depends on their script, see `stands_alone`
// in the .cpp. Cost: one pass of an automaton (Aho, Corasick 1975); memory about 60 bytes a sign of all words.
#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/mask/identifier.h"
#include "engine/mask/text/view.h"

namespace sekimori::mask {

constexpr std::uint32_t no_owner = UINT32_MAX;

// How a name is written. Short forms (霧島, キリシマ, kirishima) are believed where they stand by themselves; doubtful ones, which are also
// family names or words, only as names are written: with a capital, beside a hyphen, in katakana.
enum class NameForm : unsigned char { whole, short_form, doubtful };

struct Word {
  std::u32string tight = {};
  Identifier identifier = Identifier::organisation;
  Side side = Side::victim;
  Reason reason = Reason::roster_name;
  std::string subject = {};  // whose pseudonym stands for it: "org:m-001", "person:山田太郎", "mail:a@b"
  // Letters that are also everyday words: only written as names are (capitals, an honorific, a label before it).
  bool ambiguous = false;
  std::uint32_t owner = no_owner;  // of the roster's: the index of its organisation
  NameForm form = NameForm::whole;
};

class WordIndex {
 public:
  using Sink = std::function<void(const Word& word, std::size_t first, std::size_t end)>;

  // Words of fewer than two signs (kanji) or three (others) are left out. Of equal words the first stays.
  void add(Word word);
  void build();
  void find(const View& view, const Sink& sink) const;  // after build(); any thread
  const std::vector<Word>& words() const { return words_; }
  bool knows(std::u32string_view tight) const { return known_.contains(std::u32string(tight)); }
  const Word* word(std::u32string_view tight) const {  // null: not among them
    const auto found = known_.find(std::u32string(tight));
    return found == known_.end() ? nullptr : &words_[found->second];
  }

 private:
  struct Node {
    std::uint32_t fail = 0;
    std::int32_t word = -1;
    std::uint32_t shorter = 0;  // the next node on the way of fails that ends a word
  };
  std::uint32_t next(std::uint32_t node, char32_t c) const;

  std::vector<Word> words_;
  std::unordered_map<std::u32string, std::size_t> known_;
  std::vector<Node> nodes_;
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;
};

// Whether a short form is one where it stands, and no part of another word or of a place's name (霧島市).
bool short_form_stands(std::u32string_view text, std::size_t first, std::size_t end, std::size_t units, NameForm form);

// Whether what follows here makes of a name a person: 様, さん, 部長, "-san".
bool honorific_follows(std::u32string_view text, std::size_t at);

}  // namespace sekimori::mask
