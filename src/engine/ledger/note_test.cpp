#include "engine/ledger/note.h"

#include <gtest/gtest.h>

#include "base/json.h"
#include "engine/ledger/tlog_proof.h"

namespace sekimori::ledger {
namespace {

// The example of c2sp.org/signed-note.
const char* const example =
    "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned \xC3\xA8 subito sera.\n\n"
    "\xE2\x80\x94 quasimodo.example/salvatore "
    "NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n";

SigningKey key_named(std::string_view name, std::uint64_t seed = 1) {
  SeededRandom random(seed);
  return SigningKey::generate(random, name);
}

TEST(Note, ReadsTheExampleOfTheSpecification) {
  const auto note = SignedNote::parse(example);
  ASSERT_TRUE(note) << note.error().message;
  EXPECT_TRUE(note->text.ends_with("subito sera.\n"));
  ASSERT_EQ(note->signatures.size(), 1U);
  EXPECT_EQ(note->signatures[0].name, "quasimodo.example/salvatore");
  EXPECT_EQ(note->signatures[0].key_id, 0x367BA04BU);
  EXPECT_EQ(note->signatures[0].signature.size(), 64U);
  EXPECT_EQ(note->to_string(), example);
}

TEST(Note, SignsAndVerifies) {
  const SigningKey key = key_named("example.jp/ledger");
  const SignedNote note = *sign_note("text\n", key);
  const auto back = SignedNote::parse(note.to_string());
  ASSERT_TRUE(back);
  EXPECT_EQ(*verify_note(*back, {&key.verifier()}), std::vector<const VerifierKey*>{&key.verifier()});
}

TEST(Note, IgnoresUnknownKeysButNotABadSignatureOfAKnownOne) {
  const SigningKey known = key_named("a.example", 1), other = key_named("a.example", 2), witness = key_named("w.example", 3);
  SignedNote note = *sign_note("text\n", known);
  note.signatures.push_back(sign_note("text\n", other)->signatures[0]);
  // A later algorithm: 2,420 bytes, kept and ignored.
  note.signatures.push_back({"pq.example", 0x01020304, Bytes(2420, 9)});
  const SignedNote parsed = *SignedNote::parse(note.to_string());
  EXPECT_TRUE(verify_note(parsed, {&known.verifier()}));
  EXPECT_EQ(verify_note(parsed, {&witness.verifier()}).error().code, ErrorCode::integrity);
  SignedNote bad = parsed;
  bad.signatures[1].signature[0] ^= 1;
  EXPECT_TRUE(verify_note(bad, {&known.verifier()}));
  EXPECT_EQ(verify_note(bad, {&known.verifier(), &other.verifier()}).error().code, ErrorCode::integrity);
  bad = parsed;
  bad.text = "tezt\n";
  EXPECT_EQ(verify_note(bad, {&known.verifier()}).error().code, ErrorCode::integrity);
}

TEST(Note, AcceptsSixteenSignaturesAndRefusesWhatIsMalformed) {
  const SigningKey key = key_named("a.example");
  SignedNote note = *sign_note("text\n", key);
  for (std::uint64_t i = 0; i < 15; ++i) note.signatures.push_back(sign_note("text\n", key_named(fmt::format("w{}", i), i))->signatures[0]);
  EXPECT_TRUE(verify_note(*SignedNote::parse(note.to_string()), {&key.verifier()}));
  const std::string good = note.to_string();
  for (const std::string& text : {std::string(), std::string("text\n"), std::string("text\n\n"), std::string("text\n\nno signature\n"),
                                  "a\tb\n\n" + good.substr(6), "\xFF" + good, good.substr(0, good.size() - 1),
                                  good + "\xE2\x80\x94 x AA==\n", good + "\xE2\x80\x94  AAAAAAA=\n", good + "\xE2\x80\x94 a+b AAAAAAA=\n"})
    EXPECT_FALSE(SignedNote::parse(text)) << text;
  EXPECT_FALSE(sign_note("no newline", key));
  EXPECT_FALSE(sign_note("tab\t\n", key));
}

TEST(Checkpoint, ReadsAndWritesTheThreeLines) {
  const std::string text = "example.jp/ledger\n42\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
  const auto checkpoint = Checkpoint::parse(text);
  ASSERT_TRUE(checkpoint);
  EXPECT_EQ(checkpoint->size, 42U);
  EXPECT_EQ(checkpoint->to_string(), text);
  EXPECT_EQ(Checkpoint::parse(text + "extension\n")->to_string(), text + "extension\n");
  for (const char* bad : {"", "a\n", "a\n1\n", "a\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                          "a\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", "\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                          "a\n1\nAAAA\n", "a\n18446744073709551616\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"})
    EXPECT_FALSE(Checkpoint::parse(bad)) << bad;
}

TEST(TlogProof, CarriesEntryPathAndCheckpoint) {
  const SigningKey key = key_named("example.jp/ledger");
  const Bytes a = to_bytes("a"), b = to_bytes("b");
  Checkpoint checkpoint;
  checkpoint.origin = key.name();
  checkpoint.size = 2;
  checkpoint.root = node_hash(leaf_hash(a), leaf_hash(b));
  TlogProof proof;
  proof.extra = b;
  proof.index = 1;
  proof.path = {leaf_hash(a)};
  proof.checkpoint = sign_note(checkpoint.to_string(), key)->to_string();
  const auto back = TlogProof::parse(proof.to_string());
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(back->to_string(), proof.to_string());
  EXPECT_EQ(back->verify(key.verifier())->size, 2U);
  for (auto spoil :
       {+[](TlogProof& p) { p.extra = to_bytes("c"); }, +[](TlogProof& p) { p.index = 0; }, +[](TlogProof& p) { p.path.clear(); },
        +[](TlogProof& p) { p.path[0][0] ^= 1; }, +[](TlogProof& p) { p.extra.reset(); }}) {
    TlogProof bad = *back;
    spoil(bad);
    EXPECT_EQ(bad.verify(key.verifier()).error().code, ErrorCode::integrity);
  }
  EXPECT_FALSE(back->verify(key_named("example.jp/ledger", 9).verifier()));
  EXPECT_FALSE(TlogProof::parse("c2sp.org/tlog-proof@v1\nindex 01\n\nx\n"));
  EXPECT_FALSE(TlogProof::parse("c2sp.org/tlog-proof@v2\nindex 1\n\nx\n"));
  EXPECT_FALSE(TlogProof::parse("c2sp.org/tlog-proof@v1\nindex 1\n"));
}

}  // namespace
}  // namespace sekimori::ledger
