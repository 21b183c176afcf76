import { LRUCache } from 'lru-cache';

/** Keeps the latest answers, at most so many: the question's key, and how its answer is worked out where it is not known any more. */
export function rememberLatest<Answer extends object>(most: number): (key: string, work: () => Answer) => Answer {
  const known = new LRUCache<string, Answer>({ max: most });
  return (key, work) => {
    const answer = known.get(key) ?? work();
    known.set(key, answer);
    return answer;
  };
}

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
