/** A function that works out the answer to each question once. Postings of one place, for instance, share its object. */
export function remembered<Question, Answer>(work: (question: Question) => Answer): (question: Question) => Answer {
  const known = new Map<Question, Answer>();
  return (question) => {
    const answer = known.get(question);
    if (answer !== undefined || known.has(question)) return answer as Answer;
    const made = work(question);
    known.set(question, made);
    return made;
  };
}
